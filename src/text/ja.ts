import type { Text } from './en.ts'

const codeSources: Text['codeSources'] = {
  sms: (target) => (target ? `${target} に SMS で送信されました` : 'SMS で送信されました'),
  email: (target) => (target ? `${target} にメールで送信されました` : 'メールで送信されました'),
  call: (target) => (target ? `${target} への電話でお知らせします` : '電話でお知らせします'),
  totp: () => '認証アプリに表示されています',
}

const failures: Text['failures'] = {
  credentials_invalid: {
    title: '入力した情報ではログインできませんでした',
    body: 'ユーザー名またはパスワードがサイトに受け付けられませんでした。確認して、もう一度ログインしてください。',
    action: 'もう一度入力する',
  },
  bot_detected: {
    title: 'サイトがログインをブロックしました',
    body: '現在、自動化されたブラウザーは許可されていません。しばらく待つと解決することがあります。',
  },
  captcha_blocked: {
    title: 'サイトがパズルの解答を求めました',
    body: '人による操作かどうかの確認を求められましたが、パズルを解けませんでした。',
  },
  unsupported_auth_method: {
    title: 'このログイン方法には対応していません',
    body: 'このアカウントにはパスキーまたはセキュリティキーが必要です。先にアカウントの設定で別の方法を選んでください。',
    action: '別の方法でログイン',
  },
  domain_not_allowed: {
    title: 'ログインの途中でサイトの外に移動しました',
    body: 'この接続では使えないアドレスに移動したため、そこには何も入力していません。',
  },
  login_form_not_found: {
    title: 'ログインフォームが見つかりませんでした',
    body: 'ページが変更されたか、アドレスが正しくない可能性があります。',
  },
  stuck_in_loop: {
    title: 'ログインが先に進みませんでした',
    body: 'サイトが同じページに何度も戻りました。',
  },
  max_attempts_reached: {
    title: '試行回数が多すぎます',
    body: 'アカウントがロックされないよう、数分待ってからもう一度お試しください。',
  },
  navigation_confused: {
    title: 'ログインの途中で迷子になりました',
    body: 'サイトが予期しないページを表示しました。',
  },
  website_error: {
    title: 'サイトに問題が発生しています',
    body: 'ログインを完了できませんでした。通常は数分で復旧します。',
  },
  browser_error: {
    title: 'こちら側で問題が発生しました',
    body: 'ログインを行うブラウザーが停止しました。何も保存されていません。',
  },
  audit_unavailable: {
    title: 'こちら側で問題が発生しました',
    body: '入力情報を安全に開けなかったため、送信しませんでした。',
  },
  vault_unavailable: {
    title: 'こちら側で問題が発生しました',
    body: '入力情報を現在開けないため、送信しませんでした。',
  },
  session_expired: {
    title: '時間がかかりすぎました',
    body: '安全のため、ログインの手続きは数分間で終了します。',
  },
  totp_required: {
    title: '認証アプリのコードが必要です',
    body: 'サイトが認証アプリのコードを求めています。',
    action: 'コードでログイン',
  },
  sms_code_required: {
    title: 'SMS のコードが必要です',
    body: 'サイトから電話にコードが送られます。電話を手元に用意して、もう一度ログインしてください。',
    action: 'コードでログイン',
  },
  email_code_required: {
    title: 'メールのコードが必要です',
    body: 'サイトからメールでコードが送られます。受信トレイを開いて、もう一度ログインしてください。',
    action: 'コードでログイン',
  },
  account_choice_required: {
    title: 'アカウントの選択が必要です',
    body: 'サイトが使用するアカウントを尋ねています。',
    action: 'アカウントを選ぶ',
  },
  customer_input_required: {
    title: 'サイトが追加の情報を求めています',
    body: '保存されていない情報が必要です。もう一度ログインして回答してください。',
    action: '今すぐ回答する',
  },
  external_action_required: {
    title: '承認が必要です',
    body: '電話などでログインを承認するよう、サイトが求めています。',
    action: 'ログインして承認',
  },
  totp_code_rejected: {
    title: 'コードが拒否されました',
    body: '生成されたコードがサイトに受け付けられませんでした。保存された認証キーが古い可能性があります。',
  },
}

/** Japanese. */
export const ja: Text = {
  locale: 'ja',
  dir: 'ltr',
  connectTo: (domain) => `${domain} を接続`,
  primeBody: (domain) =>
    `このアプリが ${domain} のアカウントを利用できるよう、ログインしてください。`,
  primePoints: (domain) => [
    `入力した内容は ${domain} へのログインに使われます`,
    '内容は暗号化して送信され、このページには残りません',
  ],
  continue: '続ける',
  cancel: 'キャンセル',
  tryAgain: 'もう一度試す',
  submit: 'ログイン',
  submitCode: '確認',
  next: '次へ',
  connecting: '接続しています',
  discovering: (domain) => `${domain} を開いています`,
  discoveringBody: 'ログインページを探しています。数秒かかります。',
  submitting: 'ログインしています',
  submittingBody: 'サイトの応答を待っています。',
  signIn: (domain) => `${domain} にログイン`,
  enterCode: 'コードを入力してください',
  choose: '続ける方法を選んでください',
  chooseAccount: 'アカウントを選んでください',
  chooseMethod: 'ご本人であることを確認します',
  external: 'ログインを承認してください',
  externalBody: 'サイトの案内に従ってください。このページは自動的に進みます。',
  externalWaiting: '承認を待っています',
  openLiveView: 'ライブ画面を開く',
  or: 'または',
  otherWays: 'ほかの方法',
  optional: '任意',
  required: 'この項目を入力してください。',
  showPassword: 'パスワードを表示',
  fields: {
    identifier: 'ユーザー名またはメールアドレス',
    password: 'パスワード',
    code: 'コード',
    'totp-code': '認証アプリのコード',
    'totp-secret': '認証キー',
    text: '値',
  },
  codeSources,
  expiresSoon: 'このログインはまもなく終了します',
  timeLeft: (time) => `残り時間: ${time}`,
  success: 'アカウントを接続しました',
  successBody: (domain) => `${domain} にログインしました。`,
  expired: 'ログインの有効期限が切れました',
  expiredBody: '安全のため、ログインの手続きは数分間で終了します。何も保存されていません。',
  canceled: 'ログインをキャンセルしました',
  canceledBody: '何も保存されていません。',
  unknown: '別の操作が必要です',
  unknownBody:
    'このバージョンでは表示できない内容をサイトが求めています。解決すれば自動的に進みます。キャンセルすることもできます。',
  failed: {
    title: 'アカウントを接続できませんでした',
    body: '途中で問題が発生しました。何も保存されていません。',
  },
  failures,
  siteSays: (words) => `サイトからのメッセージ：「${words}」`,
  trouble: 'サーバーとの通信に問題があります。再試行しています。',
  troubles: {
    network_error: '接続が切れました。サーバーに再接続しています。',
    rate_limited: 'サーバーが混み合っています。まもなく再試行します。',
    internal_error: 'サーバーに問題が発生しています。まもなく再試行します。',
  },
  refusal: '回答を送信できませんでした。もう一度お試しください。',
  refusals: {
    stale_interaction: 'その間にサイトが先に進みました。もう一度確認してください。',
    not_awaiting_input: 'その間にサイトが先に進みました。もう一度確認してください。',
    invalid_input: '回答が受け付けられませんでした。内容を確認してください。',
    sealing_failed:
      'このブラウザーでは回答を暗号化できなかったため、送信しませんでした。ブラウザーを更新するか、別のブラウザーをお使いください。',
  },
  poweredBy: 'Managed Auth を利用しています',
  terms: '利用規約',
  privacy: 'プライバシー',
}
