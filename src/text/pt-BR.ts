import type { Text } from './en.ts'

const codeSources: Text['codeSources'] = {
  sms: (target) => (target ? `Enviado por SMS para ${target}` : 'Enviado por SMS'),
  email: (target) => (target ? `Enviado por e-mail para ${target}` : 'Enviado por e-mail'),
  call: (target) =>
    target ? `Informado em uma ligação para ${target}` : 'Informado em uma ligação',
  totp: () => 'Exibido no seu aplicativo autenticador',
}

const failures: Text['failures'] = {
  credentials_invalid: {
    title: 'Esses dados não funcionaram',
    body: 'O site não aceitou o nome de usuário ou a senha. Confira os dois e entre novamente.',
    action: 'Digitar de novo',
  },
  bot_detected: {
    title: 'O site bloqueou este acesso',
    body: 'No momento ele não aceita navegadores automatizados. Esperar um pouco costuma ajudar.',
  },
  captcha_blocked: {
    title: 'O site pediu um desafio',
    body: 'Ele quer uma prova de que uma pessoa está entrando, e o desafio não pôde ser resolvido.',
  },
  unsupported_auth_method: {
    title: 'Esta forma de entrar não é compatível',
    body: 'A conta pede uma chave de acesso ou de segurança. Antes, escolha outro método nas configurações dela.',
    action: 'Entrar de outra forma',
  },
  domain_not_allowed: {
    title: 'O acesso saiu do site',
    body: 'Ele levou a um endereço que esta conexão não pode usar, então nada foi digitado lá.',
  },
  login_form_not_found: {
    title: 'Nenhum formulário de acesso foi encontrado',
    body: 'A página pode ter mudado, ou o endereço pode estar errado.',
  },
  stuck_in_loop: {
    title: 'O acesso andou em círculos',
    body: 'O site voltava sempre à mesma página.',
  },
  max_attempts_reached: {
    title: 'Tentativas demais',
    body: 'Espere alguns minutos antes da próxima, para que o site não bloqueie a conta.',
  },
  navigation_confused: {
    title: 'O acesso se perdeu',
    body: 'O site mostrou uma página inesperada.',
  },
  website_error: {
    title: 'O site está com problemas',
    body: 'Ele não conseguiu concluir o acesso. Isso costuma passar em poucos minutos.',
  },
  browser_error: {
    title: 'Algo falhou do nosso lado',
    body: 'O navegador que faz o acesso parou. Nada foi salvo.',
  },
  audit_unavailable: {
    title: 'Algo falhou do nosso lado',
    body: 'Não foi possível abrir seus dados com segurança, por isso eles não foram enviados.',
  },
  vault_unavailable: {
    title: 'Algo falhou do nosso lado',
    body: 'Não foi possível abrir seus dados agora, por isso eles não foram enviados.',
  },
  session_expired: {
    title: 'Demorou demais',
    body: 'Por segurança, um acesso fica aberto só por alguns minutos.',
  },
  totp_required: {
    title: 'É preciso um código do seu aplicativo',
    body: 'O site pede um código do seu aplicativo autenticador.',
    action: 'Entrar com um código',
  },
  sms_code_required: {
    title: 'É preciso um código por SMS',
    body: 'O site envia um código para o seu telefone. Entre novamente com ele à mão.',
    action: 'Entrar com um código',
  },
  email_code_required: {
    title: 'É preciso um código do seu e-mail',
    body: 'O site envia um código para a sua caixa de entrada. Entre novamente com ela aberta.',
    action: 'Entrar com um código',
  },
  account_choice_required: {
    title: 'É preciso escolher uma conta',
    body: 'O site pergunta qual conta usar.',
    action: 'Escolher uma conta',
  },
  customer_input_required: {
    title: 'O site pede mais',
    body: 'Ele quer algo que não estava salvo. Entre novamente para responder.',
    action: 'Responder agora',
  },
  external_action_required: {
    title: 'Sua aprovação é necessária',
    body: 'O site quer que você aprove o acesso, por exemplo no seu telefone.',
    action: 'Entrar e aprovar',
  },
  totp_code_rejected: {
    title: 'O código foi recusado',
    body: 'O site não aceitou o código gerado. A chave do autenticador salva pode estar desatualizada.',
  },
}

/** Brazilian Portuguese. */
export const ptBR: Text = {
  locale: 'pt-BR',
  dir: 'ltr',
  connectTo: (domain) => `Conectar ${domain}`,
  primeBody: (domain) => `Entre em ${domain} para que este app possa usar sua conta lá.`,
  primePoints: (domain) => [
    `O que você digitar é usado para entrar em ${domain}`,
    'Tudo viaja criptografado e não fica guardado nesta página',
  ],
  continue: 'Continuar',
  cancel: 'Cancelar',
  tryAgain: 'Tentar de novo',
  submit: 'Entrar',
  submitCode: 'Verificar',
  next: 'Avançar',
  connecting: 'Conectando',
  discovering: (domain) => `Abrindo ${domain}`,
  discoveringBody: 'Procurando a página de acesso. Isso leva alguns segundos.',
  submitting: 'Entrando',
  submittingBody: 'Aguardando a resposta do site.',
  signIn: (domain) => `Entrar em ${domain}`,
  enterCode: 'Digite o código',
  choose: 'Escolha como continuar',
  chooseAccount: 'Escolha uma conta',
  chooseMethod: 'Confirme que é você',
  external: 'Aprove o acesso',
  externalBody: 'Siga as instruções do site. Esta página avança sozinha.',
  externalWaiting: 'Aguardando sua aprovação',
  openLiveView: 'Abrir a visualização ao vivo',
  or: 'ou',
  otherWays: 'Outras formas',
  optional: 'opcional',
  required: 'Preencha este campo.',
  showPassword: 'Mostrar senha',
  fields: {
    identifier: 'Usuário ou e-mail',
    password: 'Senha',
    code: 'Código',
    'totp-code': 'Código do seu aplicativo autenticador',
    'totp-secret': 'Chave do autenticador',
    text: 'Valor',
  },
  codeSources,
  expiresSoon: 'Este acesso termina em breve',
  timeLeft: (time) => `Tempo restante: ${time}`,
  success: 'Conta conectada',
  successBody: (domain) => `Você entrou em ${domain}.`,
  expired: 'Este acesso expirou',
  expiredBody: 'Por segurança, um acesso fica aberto só por alguns minutos. Nada foi salvo.',
  canceled: 'Acesso cancelado',
  canceledBody: 'Nada foi salvo.',
  unknown: 'É preciso algo mais',
  unknownBody:
    'O site pede algo que esta versão não consegue mostrar. Se isso passar, ela continua sozinha; você também pode cancelar.',
  failed: {
    title: 'A conta não foi conectada',
    body: 'Algo deu errado no caminho. Nada foi salvo.',
  },
  failures,
  siteSays: (words) => `O site diz: “${words}”`,
  trouble: 'Há um problema no caminho até o servidor. Tentando de novo.',
  troubles: {
    network_error: 'A conexão caiu. Tentando alcançar o servidor de novo.',
    rate_limited: 'O servidor está ocupado. Haverá nova tentativa em instantes.',
    internal_error: 'O servidor está com problemas. Haverá nova tentativa em instantes.',
  },
  refusal: 'Sua resposta não pôde ser enviada. Tente de novo.',
  refusals: {
    stale_interaction: 'O site avançou nesse meio-tempo. Confira novamente.',
    not_awaiting_input: 'O site avançou nesse meio-tempo. Confira novamente.',
    invalid_input: 'A resposta não foi aceita. Confira-a.',
    sealing_failed:
      'Este navegador não conseguiu criptografar sua resposta, por isso ela não foi enviada. Atualize o navegador ou use outro.',
  },
  poweredBy: 'Desenvolvido com Managed Auth',
  terms: 'Termos',
  privacy: 'Privacidade',
}
