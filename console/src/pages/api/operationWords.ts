import { words } from '../../app/i18n/words'

/** What each operation does, by its id in the server's description. */
export const operationWords = words(
  {
    createEntity: '新建实体',
    queryEntities: '查询实体',
    purgeEntities: '删除查询到的实体或其属性',
    retrieveEntity: '读取实体',
    replaceEntity: '替换实体',
    mergeEntity: '将片段合并到实体',
    deleteEntity: '删除实体',
    appendAttributes: '添加属性，已有的予以替换',
    updateAttributes: '替换属性，没有的予以添加',
    updateAttribute: '修改属性的一部分',
    replaceAttribute: '替换属性',
    deleteAttribute: '删除属性',
    createBatch: '批量新建实体',
    upsertBatch: '批量新建或替换实体',
    updateBatch: '批量修改实体的属性',
    mergeBatch: '批量合并片段',
    deleteBatch: '批量删除实体',
    queryBatch: '以请求体查询实体',
    retrieveTypes: '列出实体类型',
    retrieveType: '类型详情：实体数与属性',
    retrieveAttributes: '列出实体的属性',
    retrieveAttribute: '属性详情：实体数与类型',
    createEntityMap: '保存查询结果，供翻页使用',
    createEntityMapByBody: '保存以请求体查询的结果',
    retrieveEntityMap: '读取实体映射',
    updateEntityMap: '设置实体映射的有效期',
    deleteEntityMap: '删除实体映射',
    addContext: '托管 JSON-LD 上下文',
    listContexts: '列出已存的上下文',
    serveContext: '读取托管的上下文',
    deleteContext: '删除上下文，或重新下载',
    retrieveSourceIdentity: '本服务器的标识'
  },
  {
    createEntity: 'Brings in an entity',
    queryEntities: 'Finds entities',
    purgeEntities: 'Deletes what a query finds, or attributes of it',
    retrieveEntity: 'Reads an entity',
    replaceEntity: 'Replaces an entity',
    mergeEntity: 'Merges a fragment into an entity',
    deleteEntity: 'Deletes an entity',
    appendAttributes: 'Adds attributes, replacing those that are there',
    updateAttributes: 'Replaces attributes, adding those that are not there',
    updateAttribute: 'Changes parts of an attribute',
    replaceAttribute: 'Replaces an attribute',
    deleteAttribute: 'Deletes an attribute',
    createBatch: 'Brings in many entities',
    upsertBatch: 'Brings in or replaces many entities',
    updateBatch: 'Changes attributes of many entities',
    mergeBatch: 'Merges fragments into many entities',
    deleteBatch: 'Deletes many entities',
    queryBatch: 'Finds entities by a query in the body',
    retrieveTypes: 'Lists the types of entities',
    retrieveType: 'Tells of a type: how many entities, which attributes',
    retrieveAttributes: 'Lists the attributes that entities have',
    retrieveAttribute: 'Tells of an attribute: how many entities, of which types',
    createEntityMap: 'Keeps which entities a query finds, for paging',
    createEntityMapByBody: 'Keeps which entities a query in the body finds',
    retrieveEntityMap: 'Reads an entity map',
    updateEntityMap: 'Sets when an entity map expires',
    deleteEntityMap: 'Deletes an entity map',
    addContext: 'Hosts a JSON-LD context',
    listContexts: 'Lists the stored contexts',
    serveContext: 'Reads a hosted context',
    deleteContext: 'Deletes a context, or downloads it again',
    retrieveSourceIdentity: 'Tells who this server is to others'
  }
)

/** One that is not known here yet is told in the server's own words. */
export function isKnown(id: string): id is keyof typeof operationWords.zh {
  return Object.hasOwn(operationWords.zh, id)
}
