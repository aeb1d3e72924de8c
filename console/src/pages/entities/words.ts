import { words } from '../../app/i18n/words'

export const entitiesWords = words(
  {
    title: '城市实体',
    found: '共 {n} 个',
    search: '按名称或编号查找',
    type: '类型',
    district: '区',
    allTypes: '全部类型',
    allDistricts: '全部区',
    clear: '清除筛选'
  },
  {
    title: 'City entities',
    found: '{n} in all',
    search: 'Find by name or id',
    type: 'Type',
    district: 'District',
    allTypes: 'All types',
    allDistricts: 'All districts',
    clear: 'Clear filter'
  }
)
