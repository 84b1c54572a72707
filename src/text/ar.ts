import type { Text } from './en.ts'

/** Keeps Latin names and masked numbers in their own order amid right-to-left words. */
const apart = (words: string) => `\u2068${words}\u2069`

const codeSources: Text['codeSources'] = {
  sms: (target) => (target ? `أُرسل في رسالة نصية إلى ${apart(target)}` : 'أُرسل في رسالة نصية'),
  email: (target) =>
    target ? `أُرسل بالبريد الإلكتروني إلى ${apart(target)}` : 'أُرسل بالبريد الإلكتروني',
  call: (target) =>
    target ? `يُتلى في مكالمة هاتفية إلى ${apart(target)}` : 'يُتلى في مكالمة هاتفية',
  totp: () => 'يظهر في تطبيق المصادقة لديك',
}

const failures: Text['failures'] = {
  credentials_invalid: {
    title: 'لم تنجح هذه البيانات',
    body: 'لم يقبل الموقع اسم المستخدم أو كلمة المرور. تحقق منهما وسجّل الدخول مرة أخرى.',
    action: 'إدخالها من جديد',
  },
  bot_detected: {
    title: 'حظر الموقع تسجيل الدخول هذا',
    body: 'لا يسمح الموقع بالمتصفحات الآلية حاليًا. غالبًا ما يفيد الانتظار قليلًا.',
  },
  captcha_blocked: {
    title: 'طلب الموقع حلّ اختبار تحقق',
    body: 'يريد الموقع إثباتًا على أن شخصًا يسجّل الدخول، وتعذّر حلّ الاختبار.',
  },
  unsupported_auth_method: {
    title: 'طريقة تسجيل الدخول هذه غير مدعومة',
    body: 'يطلب الحساب مفتاح مرور أو مفتاح أمان. اختر أولًا طريقة أخرى في إعداداته.',
    action: 'تسجيل الدخول بطريقة أخرى',
  },
  domain_not_allowed: {
    title: 'خرج تسجيل الدخول عن الموقع',
    body: 'أدّى إلى عنوان لا يجوز لهذا الاتصال استخدامه، لذا لم يُدخَل هناك أي شيء.',
  },
  login_form_not_found: {
    title: 'لم يُعثر على نموذج تسجيل الدخول',
    body: 'ربما تغيّرت الصفحة، أو ربما كان العنوان خاطئًا.',
  },
  stuck_in_loop: {
    title: 'دار تسجيل الدخول في حلقة',
    body: 'ظلّ الموقع يعود إلى الصفحة نفسها.',
  },
  max_attempts_reached: {
    title: 'محاولات كثيرة جدًا',
    body: 'انتظر بضع دقائق قبل المحاولة التالية كي لا يقفل الموقع الحساب.',
  },
  navigation_confused: {
    title: 'ضلّ تسجيل الدخول طريقه',
    body: 'عرض الموقع صفحة غير متوقعة.',
  },
  website_error: {
    title: 'يواجه الموقع مشكلة',
    body: 'تعذّر عليه إتمام تسجيل الدخول. عادةً ما ينتهي ذلك خلال دقائق.',
  },
  browser_error: {
    title: 'حدث عطل لدينا',
    body: 'توقف المتصفح الذي يسجّل الدخول. لم يُحفظ أي شيء.',
  },
  audit_unavailable: {
    title: 'حدث عطل لدينا',
    body: 'تعذّر فتح بياناتك بأمان، لذلك لم تُرسَل.',
  },
  vault_unavailable: {
    title: 'حدث عطل لدينا',
    body: 'تعذّر فتح بياناتك الآن، لذلك لم تُرسَل.',
  },
  session_expired: {
    title: 'استغرق الأمر وقتًا طويلًا',
    body: 'حفاظًا على الأمان يبقى تسجيل الدخول مفتوحًا لبضع دقائق فقط.',
  },
  totp_required: {
    title: 'يلزم رمز من تطبيقك',
    body: 'يطلب الموقع رمزًا من تطبيق المصادقة لديك.',
    action: 'تسجيل الدخول برمز',
  },
  sms_code_required: {
    title: 'يلزم رمز من رسالة نصية',
    body: 'يرسل الموقع رمزًا إلى هاتفك. سجّل الدخول مرة أخرى وأبقِ الهاتف في متناول يدك.',
    action: 'تسجيل الدخول برمز',
  },
  email_code_required: {
    title: 'يلزم رمز من بريدك الإلكتروني',
    body: 'يرسل الموقع رمزًا إلى بريدك. سجّل الدخول مرة أخرى وأبقِ بريدك مفتوحًا.',
    action: 'تسجيل الدخول برمز',
  },
  account_choice_required: {
    title: 'يلزم اختيار حساب',
    body: 'يسأل الموقع عن الحساب المراد استخدامه.',
    action: 'اختيار حساب',
  },
  customer_input_required: {
    title: 'يطلب الموقع المزيد',
    body: 'يريد شيئًا لم يكن محفوظًا. سجّل الدخول مرة أخرى للإجابة.',
    action: 'الإجابة الآن',
  },
  external_action_required: {
    title: 'تلزم موافقتك',
    body: 'يريد الموقع أن توافق على تسجيل الدخول، على هاتفك مثلًا.',
    action: 'تسجيل الدخول والموافقة',
  },
  totp_code_rejected: {
    title: 'رُفض الرمز',
    body: 'لم يقبل الموقع الرمز المُولَّد. ربما كان مفتاح المصادقة المحفوظ قديمًا.',
  },
}

/** Arabic, right to left. */
export const ar: Text = {
  locale: 'ar',
  dir: 'rtl',
  connectTo: (domain) => `ربط ${apart(domain)}`,
  primeBody: (domain) =>
    `سجّل الدخول إلى ${apart(domain)} ليتمكن هذا التطبيق من استخدام حسابك هناك.`,
  primePoints: (domain) => [
    `يُستخدم ما تُدخله لتسجيل الدخول إلى ${apart(domain)}`,
    'يُنقل مشفَّرًا ولا يُحتفظ به في هذه الصفحة',
  ],
  continue: 'متابعة',
  cancel: 'إلغاء',
  tryAgain: 'إعادة المحاولة',
  submit: 'تسجيل الدخول',
  submitCode: 'تحقق',
  next: 'التالي',
  connecting: 'جارٍ الاتصال',
  discovering: (domain) => `جارٍ فتح ${apart(domain)}`,
  discoveringBody: 'جارٍ البحث عن صفحة تسجيل الدخول. يستغرق ذلك بضع ثوانٍ.',
  submitting: 'جارٍ تسجيل الدخول',
  submittingBody: 'في انتظار رد الموقع.',
  signIn: (domain) => `تسجيل الدخول إلى ${apart(domain)}`,
  enterCode: 'أدخل الرمز',
  choose: 'اختر كيفية المتابعة',
  chooseAccount: 'اختر حسابًا',
  chooseMethod: 'أكّد هويتك',
  external: 'وافق على تسجيل الدخول',
  externalBody: 'اتبع تعليمات الموقع. ستتابع هذه الصفحة تلقائيًا.',
  externalWaiting: 'في انتظار موافقتك',
  openLiveView: 'فتح العرض المباشر',
  or: 'أو',
  otherWays: 'طرق أخرى',
  optional: 'اختياري',
  required: 'املأ هذا الحقل.',
  showPassword: 'إظهار كلمة المرور',
  fields: {
    identifier: 'اسم المستخدم أو البريد الإلكتروني',
    password: 'كلمة المرور',
    code: 'الرمز',
    'totp-code': 'الرمز من تطبيق المصادقة',
    'totp-secret': 'مفتاح المصادقة',
    text: 'القيمة',
  },
  codeSources,
  expiresSoon: 'سينتهي تسجيل الدخول هذا قريبًا',
  timeLeft: (time) => `الوقت المتبقي: ${apart(time)}`,
  success: 'تم ربط الحساب',
  successBody: (domain) => `لقد سجّلت الدخول إلى ${apart(domain)}.`,
  expired: 'انتهت مهلة تسجيل الدخول هذا',
  expiredBody: 'حفاظًا على الأمان يبقى تسجيل الدخول مفتوحًا لبضع دقائق فقط. لم يُحفظ أي شيء.',
  canceled: 'أُلغي تسجيل الدخول',
  canceledBody: 'لم يُحفظ أي شيء.',
  unknown: 'يلزم شيء آخر',
  unknownBody:
    'يطلب الموقع شيئًا لا يستطيع هذا الإصدار عرضه. سيتابع تلقائيًا إذا انقضى ذلك، ويمكنك الإلغاء أيضًا.',
  failed: {
    title: 'لم يتم ربط الحساب',
    body: 'حدث خطأ ما في الطريق. لم يُحفظ أي شيء.',
  },
  failures,
  siteSays: (words) => `يقول الموقع: «${apart(words)}»`,
  trouble: 'هناك مشكلة في الوصول إلى الخادم. جارٍ إعادة المحاولة.',
  troubles: {
    network_error: 'انقطع الاتصال. جارٍ محاولة الوصول إلى الخادم مرة أخرى.',
    rate_limited: 'الخادم مشغول. ستُعاد المحاولة بعد لحظات.',
    internal_error: 'يواجه الخادم مشكلة. ستُعاد المحاولة بعد لحظات.',
  },
  refusal: 'تعذّر إرسال إجابتك. يُرجى إعادة المحاولة.',
  refusals: {
    stale_interaction: 'تقدّم الموقع في هذه الأثناء. يُرجى النظر مرة أخرى.',
    not_awaiting_input: 'تقدّم الموقع في هذه الأثناء. يُرجى النظر مرة أخرى.',
    invalid_input: 'لم تُقبل الإجابة. يُرجى التحقق منها.',
    sealing_failed:
      'تعذّر على هذا المتصفح تشفير إجابتك، لذلك لم تُرسَل. حدّث المتصفح أو استخدم متصفحًا آخر.',
  },
  poweredBy: 'مدعوم من Managed Auth',
  terms: 'الشروط',
  privacy: 'الخصوصية',
}
