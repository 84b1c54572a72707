import { accountPicker } from './scenarios/account-picker.ts'
import { blocked } from './scenarios/blocked.ts'
import { canceledElsewhere } from './scenarios/canceled-elsewhere.ts'
import { identifierFirst } from './scenarios/identifier-first.ts'
import { newerServer } from './scenarios/newer-server.ts'
import { outOfTime } from './scenarios/out-of-time.ts'
import { password } from './scenarios/password.ts'
import { passwordAndCode } from './scenarios/password-and-code.ts'
import { pushApproval } from './scenarios/push-approval.ts'
import { ssoButtons } from './scenarios/sso-buttons.ts'
import { twoMethods } from './scenarios/two-methods.ts'
import { wrongPasswordThenRight } from './scenarios/wrong-password-then-right.ts'

/** The ready-made scenarios, by name. They take `mockAccount`. */
export const scenarios = {
  password,
  passwordAndCode,
  wrongPasswordThenRight,
  identifierFirst,
  ssoButtons,
  twoMethods,
  pushApproval,
  accountPicker,
  outOfTime,
  blocked,
  canceledElsewhere,
  newerServer,
}
