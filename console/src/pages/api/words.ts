import { words } from '../../app/i18n/words'

export const apiWords = words(
  {
    title: '开放接口',
    lead: '其他系统按 NGSI-LD 1.9.1 标准（ETSI）读写孪生。点开一项，复制命令即可试用；每个人只看得到自己有权看到的。',
    document: 'OpenAPI 文档',
    token: '令牌',
    tokenHint: '在服务器上生成令牌，命令通过变量 TOKEN 使用它。令牌只显示一次。',
    parameters: '参数',
    answers: '应答'
  },
  {
    title: 'Interface',
    lead: 'Other systems read and write the twin by ETSI NGSI-LD 1.9.1. Open an item and copy its command to try it; everybody sees what they may see.',
    document: 'OpenAPI document',
    token: 'Token',
    tokenHint: 'Make a token on the server; the commands take it from the variable TOKEN. It is shown once.',
    parameters: 'Parameters',
    answers: 'Answers'
  }
)
