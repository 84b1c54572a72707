import type { Text } from './en.ts'

const codeSources: Text['codeSources'] = {
  sms: (target) => (target ? `已通过短信发送至 ${target}` : '已通过短信发送'),
  email: (target) => (target ? `已通过电子邮件发送至 ${target}` : '已通过电子邮件发送'),
  call: (target) => (target ? `将致电 ${target} 告知` : '将通过电话告知'),
  totp: () => '请在身份验证器应用中查看',
}

const failures: Text['failures'] = {
  credentials_invalid: {
    title: '这些信息无法登录',
    body: '网站未接受用户名或密码。请检查后重新登录。',
    action: '重新输入',
  },
  bot_detected: {
    title: '网站阻止了此次登录',
    body: '网站目前不允许自动化浏览器访问。稍等一段时间通常会有帮助。',
  },
  captcha_blocked: {
    title: '网站要求完成人机验证',
    body: '网站需要确认是真人在登录，但验证未能完成。',
  },
  unsupported_auth_method: {
    title: '不支持这种登录方式',
    body: '该账号要求使用通行密钥或安全密钥。请先在账号设置中选择其他方式。',
    action: '使用其他方式登录',
  },
  domain_not_allowed: {
    title: '登录过程离开了该网站',
    body: '页面跳转到了此连接不可使用的地址，因此没有在那里输入任何内容。',
  },
  login_form_not_found: {
    title: '未找到登录表单',
    body: '页面可能已更改，或者地址有误。',
  },
  stuck_in_loop: {
    title: '登录过程陷入循环',
    body: '网站反复返回同一页面。',
  },
  max_attempts_reached: {
    title: '尝试次数过多',
    body: '请等待几分钟再试，以免网站锁定账号。',
  },
  navigation_confused: {
    title: '登录过程偏离了预期',
    body: '网站显示了意料之外的页面。',
  },
  website_error: {
    title: '网站出现问题',
    body: '网站未能完成登录。通常几分钟后即可恢复。',
  },
  browser_error: {
    title: '我们这边出现了问题',
    body: '执行登录的浏览器已停止。没有保存任何内容。',
  },
  audit_unavailable: {
    title: '我们这边出现了问题',
    body: '无法安全地读取您的信息，因此没有发送。',
  },
  vault_unavailable: {
    title: '我们这边出现了问题',
    body: '目前无法读取您的信息，因此没有发送。',
  },
  session_expired: {
    title: '用时过长',
    body: '为了安全，登录过程只开放几分钟。',
  },
  totp_required: {
    title: '需要应用中的验证码',
    body: '网站要求输入身份验证器应用中的验证码。',
    action: '使用验证码登录',
  },
  sms_code_required: {
    title: '需要短信验证码',
    body: '网站会向您的手机发送验证码。请备好手机，然后重新登录。',
    action: '使用验证码登录',
  },
  email_code_required: {
    title: '需要电子邮件验证码',
    body: '网站会向您的邮箱发送验证码。请打开邮箱，然后重新登录。',
    action: '使用验证码登录',
  },
  account_choice_required: {
    title: '需要选择账号',
    body: '网站询问要使用哪个账号。',
    action: '选择账号',
  },
  customer_input_required: {
    title: '网站需要更多信息',
    body: '网站需要未保存的信息。请重新登录以作答。',
    action: '立即作答',
  },
  external_action_required: {
    title: '需要您的批准',
    body: '网站要求您批准此次登录，例如在手机上操作。',
    action: '登录并批准',
  },
  totp_code_rejected: {
    title: '验证码被拒绝',
    body: '网站未接受生成的验证码。保存的验证器密钥可能已过期。',
  },
}

/** Simplified Chinese. */
export const zhCN: Text = {
  locale: 'zh-CN',
  dir: 'ltr',
  connectTo: (domain) => `连接 ${domain}`,
  primeBody: (domain) => `登录 ${domain}，以便此应用使用您在该网站的账号。`,
  primePoints: (domain) => [
    `您输入的内容将用于登录 ${domain}`,
    '内容会加密传输，且不会保留在此页面中',
  ],
  continue: '继续',
  cancel: '取消',
  tryAgain: '重试',
  submit: '登录',
  submitCode: '验证',
  next: '下一步',
  connecting: '正在连接',
  discovering: (domain) => `正在打开 ${domain}`,
  discoveringBody: '正在查找登录页面，需要几秒钟。',
  submitting: '正在登录',
  submittingBody: '正在等待网站响应。',
  signIn: (domain) => `登录 ${domain}`,
  enterCode: '输入验证码',
  choose: '选择继续的方式',
  chooseAccount: '选择账号',
  chooseMethod: '验证您的身份',
  external: '批准登录',
  externalBody: '请按照网站的说明操作。此页面会自动继续。',
  externalWaiting: '正在等待您批准',
  openLiveView: '打开实时画面',
  or: '或',
  otherWays: '其他方式',
  optional: '选填',
  required: '请填写此项。',
  showPassword: '显示密码',
  fields: {
    identifier: '用户名或电子邮件',
    password: '密码',
    code: '验证码',
    'totp-code': '身份验证器应用中的验证码',
    'totp-secret': '验证器密钥',
    text: '值',
  },
  codeSources,
  expiresSoon: '此次登录即将结束',
  timeLeft: (time) => `剩余时间：${time}`,
  success: '账号已连接',
  successBody: (domain) => `您已登录 ${domain}。`,
  expired: '此次登录已过期',
  expiredBody: '为了安全，登录过程只开放几分钟。没有保存任何内容。',
  canceled: '登录已取消',
  canceledBody: '没有保存任何内容。',
  unknown: '还需要其他操作',
  unknownBody: '网站要求的内容无法在此版本中显示。问题解决后会自动继续，您也可以取消。',
  failed: {
    title: '账号未能连接',
    body: '过程中出现了问题。没有保存任何内容。',
  },
  failures,
  siteSays: (words) => `网站提示：“${words}”`,
  trouble: '与服务器的通信出现问题，正在重试。',
  troubles: {
    network_error: '连接已断开，正在尝试重新连接服务器。',
    rate_limited: '服务器繁忙，稍后将重试。',
    internal_error: '服务器出现问题，稍后将重试。',
  },
  refusal: '无法发送您的回答，请重试。',
  refusals: {
    stale_interaction: '网站在此期间已进入下一步，请重新查看。',
    not_awaiting_input: '网站在此期间已进入下一步，请重新查看。',
    invalid_input: '回答未被接受，请检查。',
    sealing_failed: '此浏览器无法加密您的回答，因此没有发送。请更新浏览器或换用其他浏览器。',
  },
  poweredBy: '由 Managed Auth 提供支持',
  terms: '条款',
  privacy: '隐私',
}
