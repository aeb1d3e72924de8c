import { words } from '../../app/i18n/words'

export const entityWords = words(
  {
    entity: '实体',
    back: '城市实体',
    attributes: '属性',
    attribute: '属性',
    value: '值',
    observedAt: '观测时间',
    modifiedAt: '修改时间',
    yes: '是',
    no: '否',
    place: '位置',
    mapLabel: '该实体在地图上的位置，可用方向键移动，加减键缩放',
    raw: '原始数据（JSON）',
    deleted: '这个实体刚刚被删除',
    deletedHint: '下面是删除前最后的内容。'
  },
  {
    entity: 'Entity',
    back: 'City entities',
    attributes: 'Attributes',
    attribute: 'Attribute',
    value: 'Value',
    observedAt: 'Observed',
    modifiedAt: 'Changed',
    yes: 'Yes',
    no: 'No',
    place: 'Place',
    mapLabel: 'Where the entity is: arrow keys move the map, plus and minus zoom',
    raw: 'Raw data (JSON)',
    deleted: 'This entity was deleted just now',
    deletedHint: 'Below is what it said last.'
  }
)
