import type { Text } from './en.ts'

const codeSources: Text['codeSources'] = {
  sms: (target) => (target ? `Enviado por SMS a ${target}` : 'Enviado por SMS'),
  email: (target) =>
    target ? `Enviado por correo electrónico a ${target}` : 'Enviado por correo electrónico',
  call: (target) =>
    target ? `Se dicta en una llamada a ${target}` : 'Se dicta en una llamada telefónica',
  totp: () => 'Aparece en tu aplicación de autenticación',
}

const failures: Text['failures'] = {
  credentials_invalid: {
    title: 'Esos datos no funcionaron',
    body: 'El sitio no aceptó el nombre de usuario o la contraseña. Compruébalos e inicia sesión de nuevo.',
    action: 'Escribirlos de nuevo',
  },
  bot_detected: {
    title: 'El sitio bloqueó este inicio de sesión',
    body: 'Ahora mismo no admite navegadores automatizados. Esperar un rato suele ayudar.',
  },
  captcha_blocked: {
    title: 'El sitio pidió resolver una prueba',
    body: 'Quiere comprobar que inicia sesión una persona, y la prueba no se pudo resolver.',
  },
  unsupported_auth_method: {
    title: 'Esta forma de iniciar sesión no es compatible',
    body: 'La cuenta pide una llave de acceso o de seguridad. Elige antes otro método en su configuración.',
    action: 'Iniciar sesión de otra forma',
  },
  domain_not_allowed: {
    title: 'El inicio de sesión salió del sitio',
    body: 'Llevaba a una dirección que esta conexión no puede usar, así que allí no se escribió nada.',
  },
  login_form_not_found: {
    title: 'No se encontró el formulario de acceso',
    body: 'Puede que la página haya cambiado o que la dirección no sea correcta.',
  },
  stuck_in_loop: {
    title: 'El inicio de sesión daba vueltas',
    body: 'El sitio volvía una y otra vez a la misma página.',
  },
  max_attempts_reached: {
    title: 'Demasiados intentos',
    body: 'Espera unos minutos antes del siguiente para que el sitio no bloquee la cuenta.',
  },
  navigation_confused: {
    title: 'El inicio de sesión se perdió',
    body: 'El sitio mostró una página que no se esperaba.',
  },
  website_error: {
    title: 'El sitio tiene un problema',
    body: 'No pudo terminar el inicio de sesión. Suele arreglarse en unos minutos.',
  },
  browser_error: {
    title: 'Algo falló por nuestra parte',
    body: 'El navegador que inicia la sesión se detuvo. No se guardó nada.',
  },
  audit_unavailable: {
    title: 'Algo falló por nuestra parte',
    body: 'No se pudieron abrir tus datos de forma segura, así que no se enviaron.',
  },
  vault_unavailable: {
    title: 'Algo falló por nuestra parte',
    body: 'Tus datos no se pudieron abrir en este momento, así que no se enviaron.',
  },
  session_expired: {
    title: 'Se tardó demasiado',
    body: 'Por seguridad, un inicio de sesión solo está abierto unos minutos.',
  },
  totp_required: {
    title: 'Hace falta un código de tu aplicación',
    body: 'El sitio pide un código de tu aplicación de autenticación.',
    action: 'Iniciar sesión con un código',
  },
  sms_code_required: {
    title: 'Hace falta un código por SMS',
    body: 'El sitio envía un código a tu teléfono. Inicia sesión de nuevo y tenlo a mano.',
    action: 'Iniciar sesión con un código',
  },
  email_code_required: {
    title: 'Hace falta un código de tu correo',
    body: 'El sitio envía un código a tu buzón. Inicia sesión de nuevo y tenlo abierto.',
    action: 'Iniciar sesión con un código',
  },
  account_choice_required: {
    title: 'Hay que elegir una cuenta',
    body: 'El sitio pregunta qué cuenta usar.',
    action: 'Elegir una cuenta',
  },
  customer_input_required: {
    title: 'El sitio pide algo más',
    body: 'Quiere un dato que no estaba guardado. Inicia sesión de nuevo para responder.',
    action: 'Responder ahora',
  },
  external_action_required: {
    title: 'Hace falta tu aprobación',
    body: 'El sitio quiere que apruebes el inicio de sesión, por ejemplo en tu teléfono.',
    action: 'Iniciar sesión y aprobar',
  },
  totp_code_rejected: {
    title: 'El código fue rechazado',
    body: 'El sitio no aceptó el código generado. La clave de autenticación guardada puede estar anticuada.',
  },
}

/** Spanish. */
export const es: Text = {
  locale: 'es',
  dir: 'ltr',
  connectTo: (domain) => `Conectar ${domain}`,
  primeBody: (domain) =>
    `Inicia sesión en ${domain} para que esta aplicación pueda usar allí tu cuenta.`,
  primePoints: (domain) => [
    `Lo que escribas se usa para iniciar sesión en ${domain}`,
    'Viaja cifrado y no se guarda en esta página',
  ],
  continue: 'Continuar',
  cancel: 'Cancelar',
  tryAgain: 'Intentarlo de nuevo',
  submit: 'Iniciar sesión',
  submitCode: 'Verificar',
  next: 'Siguiente',
  connecting: 'Conectando',
  discovering: (domain) => `Abriendo ${domain}`,
  discoveringBody: 'Buscando la página de acceso. Tarda unos segundos.',
  submitting: 'Iniciando sesión',
  submittingBody: 'Esperando la respuesta del sitio.',
  signIn: (domain) => `Iniciar sesión en ${domain}`,
  enterCode: 'Escribe el código',
  choose: 'Elige cómo continuar',
  chooseAccount: 'Elige una cuenta',
  chooseMethod: 'Confirma que eres tú',
  external: 'Aprueba el inicio de sesión',
  externalBody: 'Sigue las instrucciones del sitio. Esta página avanza sola.',
  externalWaiting: 'Esperando tu aprobación',
  openLiveView: 'Abrir la vista en directo',
  or: 'o',
  otherWays: 'Otras formas',
  optional: 'opcional',
  required: 'Rellena este campo.',
  showPassword: 'Mostrar la contraseña',
  fields: {
    identifier: 'Usuario o correo electrónico',
    password: 'Contraseña',
    code: 'Código',
    'totp-code': 'Código de tu aplicación de autenticación',
    'totp-secret': 'Clave de autenticación',
    text: 'Valor',
  },
  codeSources,
  expiresSoon: 'Este inicio de sesión termina pronto',
  timeLeft: (time) => `Tiempo restante: ${time}`,
  success: 'Cuenta conectada',
  successBody: (domain) => `Has iniciado sesión en ${domain}.`,
  expired: 'Este inicio de sesión ha caducado',
  expiredBody:
    'Por seguridad, un inicio de sesión solo está abierto unos minutos. No se guardó nada.',
  canceled: 'Inicio de sesión cancelado',
  canceledBody: 'No se guardó nada.',
  unknown: 'Hace falta algo más',
  unknownBody:
    'El sitio pide algo que esta versión no puede mostrar. Si se resuelve, seguirá por sí solo; también puedes cancelar.',
  failed: {
    title: 'La cuenta no se conectó',
    body: 'Algo salió mal por el camino. No se guardó nada.',
  },
  failures,
  siteSays: (words) => `El sitio dice: «${words}»`,
  trouble: 'Hay un problema de camino al servidor. Se está intentando de nuevo.',
  troubles: {
    network_error: 'Se perdió la conexión. Se intenta llegar de nuevo al servidor.',
    rate_limited: 'El servidor está ocupado. Se intentará de nuevo en un momento.',
    internal_error: 'El servidor tiene un problema. Se intentará de nuevo en un momento.',
  },
  refusal: 'No se pudo enviar tu respuesta. Inténtalo de nuevo.',
  refusals: {
    stale_interaction: 'El sitio avanzó entretanto. Vuelve a mirar.',
    not_awaiting_input: 'El sitio avanzó entretanto. Vuelve a mirar.',
    invalid_input: 'La respuesta no se aceptó. Compruébala.',
    sealing_failed:
      'Este navegador no pudo cifrar su respuesta, así que no se envió. Actualice el navegador o use otro.',
  },
  poweredBy: 'Con tecnología de Managed Auth',
  terms: 'Condiciones',
  privacy: 'Privacidad',
}
