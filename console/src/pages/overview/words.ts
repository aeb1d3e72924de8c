import { words } from '../../app/i18n/words'

export const overviewWords = words(
  {
    title: '城市总览',
    map: '地图',
    list: '列表',
    showAs: '显示方式',
    mapLabel: '全市实体地图，可用方向键移动，加减键缩放；列表显示相同内容',
    all: '实体总数',
    byDistrict: '各区实体',
    clear: '清除筛选',
    live: '实时',
    connecting: '正在连接',
    lost: '连接中断，正在重连',
    changes: '每秒 {n} 次变化',
    picked: '所选实体',
    open: '打开详情',
    close: '关闭',
    district: '区',
    heard: '最近消息',
    empty: '城市里还没有实体',
    emptyHint: '在服务器上运行下面的命令，导入真实的充电站；导入后这里会自动出现。'
  },
  {
    title: 'City overview',
    map: 'Map',
    list: 'List',
    showAs: 'Show as',
    mapLabel: 'Map of all entities: arrow keys move it, plus and minus zoom; the list shows the same things',
    all: 'All entities',
    byDistrict: 'Entities by district',
    clear: 'Clear filter',
    live: 'Live',
    connecting: 'Connecting',
    lost: 'Connection lost, retrying',
    changes: '{n} changes a second',
    picked: 'Picked entity',
    open: 'Open details',
    close: 'Close',
    district: 'District',
    heard: 'Last heard of',
    empty: 'The city has no entities yet',
    emptyHint: 'Run this command on the server to import the real charging stations; they will show here by themselves.'
  }
)
