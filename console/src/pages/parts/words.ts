import { words } from '../../app/i18n/words'

export const partsWords = words(
  {
    title: '界面样张',
    lead: '控制台共用的部件，供搭建新页面时挑选。',
    types: '类型标记',
    ages: '消息新旧',
    loading: '加载中',
    empty: '空',
    emptyTitle: '还没有项目',
    emptyHint: '先在项目库中登记一个项目，它就会出现在这里。',
    emptyAction: '登记项目',
    noPermission: '无权限',
    failure: '出错',
    unreachable: '无法连接',
    notFound: '不存在',
    buttons: '按钮',
    primary: '主要操作',
    plain: '普通操作',
    danger: '危险操作'
  },
  {
    title: 'Interface parts',
    lead: 'The parts that all pages share, to choose from when you build a new one.',
    types: 'Type marks',
    ages: 'Ages',
    loading: 'Loading',
    empty: 'Empty',
    emptyTitle: 'No projects yet',
    emptyHint: 'Enter a project in the project library and it will show here.',
    emptyAction: 'Enter a project',
    noPermission: 'No permission',
    failure: 'Failed',
    unreachable: 'Unreachable',
    notFound: 'Not there',
    buttons: 'Buttons',
    primary: 'Main action',
    plain: 'Plain action',
    danger: 'Dangerous action'
  }
)
