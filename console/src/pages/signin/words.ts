import { words } from '../../app/i18n/words'

export const signInWords = words(
  {
    title: '登录',
    lead: '使用管理员为您开通的账号登录。',
    account: '账号',
    password: '密码',
    submit: '登录',
    needed: '请填写',
    wrong: '账号或密码不正确。',
    tooMany: '尝试次数过多，请稍后再试。',
    tooManyFor: '尝试次数过多，请在 {n} 秒后再试。',
    unreachable: '连接不上服务器，请检查网络后再试。',
    failed: '服务器出错了，请稍后再试。',
    points: '通信 · 算力 · 交通 · 能源 · 市政'
  },
  {
    title: 'Sign in',
    lead: 'Use the account that your administrator gave you.',
    account: 'Account',
    password: 'Password',
    submit: 'Sign in',
    needed: 'Please fill this in',
    wrong: 'The account or the password is wrong.',
    tooMany: 'Too many attempts. Try again later.',
    tooManyFor: 'Too many attempts. Try again in {n} seconds.',
    unreachable: 'The server cannot be reached. Check your network and try again.',
    failed: 'The server failed. Try again later.',
    points: 'Network · Compute · Transport · Energy · Municipal'
  }
)

export type SignInKey = keyof typeof signInWords.zh
