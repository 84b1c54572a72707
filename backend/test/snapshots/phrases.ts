/** What the pages named `plain-…` say, in the order of every translation below. */
export const english = [
  'Log in',
  'Email address',
  'Password',
  'Remember me',
  'Forgot your password?',
  'Create an account',
  'Next',
  'Change password',
  'Current password',
  'New password',
  'Confirm',
  'Enter the code',
  'We sent you a text message',
  'Try another way',
  'Choose a method',
  'Text message',
  'Email',
  'Phone call',
  'Authenticator app',
  'The password is incorrect.',
] as const

/** The same as products say it, a line each. */
export const translations: Record<string, string> = {
  de: `Anmelden | E-Mail-Adresse | Passwort | Angemeldet bleiben | Passwort vergessen? | Konto erstellen
    | Weiter | Passwort ändern | Aktuelles Passwort | Neues Passwort | Bestätigen | Code eingeben
    | Wir haben Ihnen eine SMS gesendet | Andere Methode verwenden | Methode auswählen | SMS | E-Mail
    | Anruf | Authentifizierungs-App | Das Passwort ist falsch.`,
  fr: `Se connecter | Adresse e-mail | Mot de passe | Se souvenir de moi | Mot de passe oublié ? | Créer un compte
    | Suivant | Changer le mot de passe | Mot de passe actuel | Nouveau mot de passe | Confirmer | Saisissez le code
    | Nous vous avons envoyé un SMS | Essayer une autre méthode | Choisissez une méthode | SMS | E-mail
    | Appel téléphonique | Application d'authentification | Le mot de passe est incorrect.`,
  es: `Iniciar sesión | Correo electrónico | Contraseña | Recordarme | ¿Olvidaste tu contraseña? | Crear una cuenta
    | Siguiente | Cambiar la contraseña | Contraseña actual | Nueva contraseña | Confirmar | Introduce el código
    | Te hemos enviado un SMS | Probar otra forma | Elige un método | SMS | Correo
    | Llamada | Aplicación de autenticación | La contraseña es incorrecta.`,
  it: `Accedi | Indirizzo e-mail | Password | Ricordami | Password dimenticata? | Crea un account
    | Avanti | Cambia password | Password attuale | Nuova password | Conferma | Inserisci il codice
    | Ti abbiamo inviato un SMS | Prova un altro metodo | Scegli un metodo | SMS | E-mail
    | Chiamata | App di autenticazione | La password è errata.`,
  pt: `Entrar | E-mail | Senha | Lembrar de mim | Esqueceu a senha? | Criar uma conta
    | Avançar | Alterar a senha | Senha atual | Nova senha | Confirmar | Digite o código
    | Enviamos um SMS para você | Tentar de outra forma | Escolha um método | SMS | E-mail
    | Ligação | Aplicativo autenticador | Senha incorreta.`,
  nl: `Inloggen | E-mailadres | Wachtwoord | Onthoud mij | Wachtwoord vergeten? | Account aanmaken
    | Volgende | Wachtwoord wijzigen | Huidig wachtwoord | Nieuw wachtwoord | Bevestigen | Voer de code in
    | We hebben je een sms gestuurd | Een andere manier proberen | Kies een methode | Sms | E-mail
    | Telefoongesprek | Authenticator-app | Het wachtwoord klopt niet.`,
  pl: `Zaloguj się | Adres e-mail | Hasło | Zapamiętaj mnie | Nie pamiętasz hasła? | Utwórz konto
    | Dalej | Zmień hasło | Obecne hasło | Nowe hasło | Potwierdź | Wpisz kod
    | Wysłaliśmy Ci SMS | Spróbuj innego sposobu | Wybierz metodę | Wiadomość SMS | E-mail
    | Połączenie telefoniczne | Aplikacja uwierzytelniająca | Nieprawidłowe hasło.`,
  ru: `Войти | Электронная почта | Пароль | Запомнить меня | Забыли пароль? | Создать аккаунт
    | Далее | Сменить пароль | Текущий пароль | Новый пароль | Подтвердить | Введите код
    | Мы отправили вам СМС | Другой способ | Выберите способ | СМС | Письмо на почту
    | Звонок | Приложение-аутентификатор | Неверный пароль.`,
  tr: `Giriş yap | E-posta adresi | Şifre | Beni hatırla | Şifremi unuttum | Hesap oluştur
    | İleri | Şifre değiştir | Mevcut şifre | Yeni şifre | Onayla | Kodu girin
    | Size bir SMS gönderdik | Başka bir yöntem dene | Bir yöntem seçin | Kısa mesaj | E-posta
    | Telefonla arama | Kimlik doğrulama uygulaması | Şifre yanlış.`,
  ja: `ログイン | メールアドレス | パスワード | ログイン状態を保持する | パスワードをお忘れの方 | アカウントを作成
    | 次へ | パスワードの変更 | 現在のパスワード | 新しいパスワード | 確認 | コードを入力
    | SMSを送信しました | 別の方法を試す | 方法を選択してください | ショートメッセージ | メール
    | 音声通話 | 認証アプリ | パスワードが正しくありません。`,
  zh: `登录 | 电子邮箱 | 密码 | 记住我 | 忘记密码？ | 创建账户
    | 下一步 | 修改密码 | 当前密码 | 新密码 | 确认 | 输入验证码
    | 我们已向您发送短信 | 尝试其他方式 | 选择验证方式 | 短信 | 邮件
    | 语音电话 | 身份验证器 | 密码错误。`,
  'zh-TW': `登入 | 電子郵件 | 密碼 | 記住我 | 忘記密碼？ | 建立帳戶
    | 繼續 | 更改密碼 | 目前的密碼 | 新密碼 | 確認 | 輸入驗證碼
    | 我們已傳送簡訊給您 | 嘗試其他方式 | 選擇驗證方式 | 簡訊 | 郵件
    | 語音通話 | 驗證器 | 密碼不正確。`,
  ko: `로그인 | 이메일 주소 | 비밀번호 | 로그인 상태 유지 | 비밀번호를 잊으셨나요? | 계정 만들기
    | 다음 | 비밀번호 변경 | 현재 비밀번호 | 새 비밀번호 | 확인 | 코드를 입력하세요
    | 문자 메시지를 보냈습니다 | 다른 방법 시도 | 방법을 선택하세요 | 문자 메시지 | 이메일
    | 음성 통화 | 인증 앱 | 비밀번호가 올바르지 않습니다.`,
  ar: `تسجيل الدخول | البريد الإلكتروني | كلمة المرور | تذكرني | نسيت كلمة المرور؟ | إنشاء حساب
    | التالي | تغيير كلمة المرور | كلمة المرور الحالية | كلمة المرور الجديدة | تأكيد | أدخل الرمز
    | أرسلنا إليك رسالة نصية | جرب طريقة أخرى | اختر طريقة | رسالة نصية | بريد إلكتروني
    | مكالمة هاتفية | تطبيق المصادقة | كلمة المرور غير صحيحة.`,
}
