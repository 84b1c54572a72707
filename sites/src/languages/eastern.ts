import { defineAbroad } from './define-abroad.ts'

export const kawara = defineAbroad(
  'kawara',
  {
    accent: '#3d4f5f',
    ground: '#eef0f2',
    font: 'grotesque',
    frame: 'card',
    radius: 4,
    pattern: 'rings',
    mark: '瓦',
    motto: '屋根から町を見る。',
  },
  {
    heading: '修理の予定',
    rows: ['東の屋根、木曜日', '蔵の窓、来月'],
    signOut: 'ログアウト',
  },
  {
    heading: 'ログイン',
    who: { label: '会員番号', type: 'text' },
    secret: 'パスワード',
    button: 'ログイン',
    forgot: 'パスワードをお忘れの方',
  },
)

export const mizan = defineAbroad(
  'mizan',
  {
    accent: '#1c6b4a',
    ground: '#eaf4ee',
    font: 'humanist',
    frame: 'card',
    radius: 12,
    mark: '✶',
    motto: 'لكل شيء ميزان.',
  },
  {
    heading: 'حسابك',
    rows: ['قمح، ٤٠ كيلوغراماً', 'عدس، ١٢ كيلوغراماً'],
    signOut: 'تسجيل الخروج',
  },
  {
    heading: 'تسجيل الدخول',
    who: { label: 'البريد الإلكتروني' },
    secret: 'كلمة المرور',
    button: 'دخول',
    forgot: 'هل نسيت كلمة المرور؟',
  },
)

export const chaguan = defineAbroad(
  'chaguan',
  {
    accent: '#9a2a1f',
    ground: '#f8efe6',
    font: 'serif',
    frame: 'split',
    radius: 6,
    mark: '茶',
    motto: '一壶茶，半日闲。',
  },
  {
    heading: '我的订单',
    rows: ['龙井，二百克', '普洱，一饼'],
    signOut: '退出登录',
  },
  {
    heading: '登录',
    who: { label: '手机号', type: 'tel' },
    secret: '密码',
    button: '登录',
    forgot: '忘记密码？',
  },
)

export const samovar = defineAbroad(
  'samovar',
  {
    accent: '#a3341c',
    ground: '#faeee6',
    font: 'serif',
    frame: 'banner',
    radius: 16,
    mark: '♨',
    motto: 'Чай с доставкой.',
  },
  {
    heading: 'Ваши заказы',
    rows: ['Чёрный с чабрецом, 300 г', 'Сушки, две пачки'],
    signOut: 'Выйти',
  },
  {
    heading: 'Вход',
    who: { label: 'Электронная почта' },
    secret: 'Пароль',
    button: 'Войти',
    forgot: 'Забыли пароль?',
    steps: {
      next: 'Далее',
      heading: 'С возвращением',
      unknown: 'Такого адреса у нас нет.',
    },
  },
)
