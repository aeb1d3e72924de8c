import { words } from '../i18n/words'

export const shellWords = words(
  {
    appName: 'Cityplane',
    appSubtitle: '城市新型基础设施总控',
    overview: '城市总览',
    entities: '城市实体',
    imports: '数据导入',
    api: '开放接口',
    skip: '跳到主要内容',
    menu: '主菜单',
    more: '更多',
    close: '关闭',
    search: '搜索',
    searchHint: '搜索页面、实体……',
    searchNothing: '没有找到匹配项',
    searchPages: '页面',
    searchEntities: '实体',
    searchActions: '操作',
    toDark: '切换到深色',
    toLight: '切换到浅色',
    account: '账号',
    signOut: '退出登录'
  },
  {
    appName: 'Cityplane',
    appSubtitle: 'City infrastructure control plane',
    overview: 'City overview',
    entities: 'City entities',
    imports: 'Imports',
    api: 'Interface',
    skip: 'Skip to main content',
    menu: 'Main menu',
    more: 'More',
    close: 'Close',
    search: 'Search',
    searchHint: 'Search pages, entities…',
    searchNothing: 'Nothing matches',
    searchPages: 'Pages',
    searchEntities: 'Entities',
    searchActions: 'Actions',
    toDark: 'Switch to dark',
    toLight: 'Switch to light',
    account: 'Account',
    signOut: 'Sign out'
  }
)

export type ShellKey = keyof typeof shellWords.zh
