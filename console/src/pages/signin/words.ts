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
    busy: '服务器正忙，请几秒后再试。',
    changeTitle: '设置新密码',
    changeLead: '这是您第一次登录，请把初始密码换成自己的密码。',
    current: '当前密码',
    next: '新密码',
    again: '再次输入新密码',
    rules: '至少 12 个字符；几个互不相干的词就很好。',
    different: '两次输入不一致。',
    change: '设置并继续',
    leave: '退出登录',
    wrongCurrent: '当前密码不正确。',
    weak: '这个密码太容易猜到，或与当前密码相同。请换一个更长的。',
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
    busy: 'The server is busy. Try again in a few seconds.',
    changeTitle: 'Set a new password',
    changeLead: 'This is your first time here. Replace the initial password by one of your own.',
    current: 'Current password',
    next: 'New password',
    again: 'New password again',
    rules: 'At least 12 characters; several unrelated words will do.',
    different: 'The two are not the same.',
    change: 'Set and go on',
    leave: 'Sign out',
    wrongCurrent: 'The current password is wrong.',
    weak: 'This password is easily guessed, or is the current one. Choose a longer one.',
    points: 'Network · Compute · Transport · Energy · Municipal'
  }
)

export type SignInKey = keyof typeof signInWords.zh
