import { ApiOutlined, DatabaseOutlined, GlobalOutlined, ImportOutlined } from '@ant-design/icons'
import type { ComponentType } from 'react'
import type { ShellKey } from './shell/words'

/** A page that menu and palette offer. */
export interface MenuPage {
  path: string
  title: ShellKey
  icon: ComponentType<{ 'aria-hidden'?: 'true' }>
  /** other words by which the palette finds it: pinyin, its initials, synonyms */
  alsoFoundBy: string
}

/** Add a page here and in routes.tsx; menu, bottom bar and palette follow. */
export const menuPages: readonly MenuPage[] = [
  { path: '/', title: 'overview', icon: GlobalOutlined, alsoFoundBy: 'chengshizonglan cszl zonglan map home ditu' },
  { path: '/entities', title: 'entities', icon: DatabaseOutlined, alsoFoundBy: 'chengshishiti csst shiti assets devices shebei' },
  { path: '/imports', title: 'imports', icon: ImportOutlined, alsoFoundBy: 'shujudaoru sjdr daoru files upload shangchuan quality zhiliang' },
  { path: '/interface', title: 'api', icon: ApiOutlined, alsoFoundBy: 'kaifangjiekou kfjk jiekou openapi ngsi-ld curl developers' }
]
