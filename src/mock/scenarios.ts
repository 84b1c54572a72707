import { accountPicker } from './scenarios/account-picker.ts'
import { alreadySignedIn } from './scenarios/already-signed-in.ts'
import { authenticatorSetup } from './scenarios/authenticator-setup.ts'
import { blocked } from './scenarios/blocked.ts'
import { canceledElsewhere } from './scenarios/canceled-elsewhere.ts'
import { canonicalServer } from './scenarios/canonical-server.ts'
import { everythingAtOnce } from './scenarios/everything-at-once.ts'
import { identifierFirst } from './scenarios/identifier-first.ts'
import { knownUserName } from './scenarios/known-user-name.ts'
import { letterCode } from './scenarios/letter-code.ts'
import { mailLink } from './scenarios/mail-link.ts'
import {
  droppedStreamAtCode,
  goneAtCode,
  lostAnswer,
  malformedEvents,
  malformedOnce,
  offlineAtFirst,
  sessionOverAtCode,
  slowNetwork,
  staleOnce,
  streamsBlocked,
  unavailableTwice,
  usedCode,
  withoutStreams,
} from './scenarios/network.ts'
import { newerServer } from './scenarios/newer-server.ts'
import { noLoginForm } from './scenarios/no-login-form.ts'
import { olderServer } from './scenarios/older-server.ts'
import { outOfTime } from './scenarios/out-of-time.ts'
import { password } from './scenarios/password.ts'
import { passwordAndCode } from './scenarios/password-and-code.ts'
import { pushApproval } from './scenarios/push-approval.ts'
import { pushOrCode } from './scenarios/push-or-code.ts'
import { puzzle } from './scenarios/puzzle.ts'
import { refusedCode } from './scenarios/refused-code.ts'
import { shortOfTime } from './scenarios/short-of-time.ts'
import { ssoButtons } from './scenarios/sso-buttons.ts'
import { ssoOnly } from './scenarios/sso-only.ts'
import { twoMethods } from './scenarios/two-methods.ts'
import { wrongPasswordThenRight } from './scenarios/wrong-password-then-right.ts'

/** The ready-made scenarios, by name. They take `mockAccount`. */
export const scenarios = {
  alreadySignedIn,
  noLoginForm,
  password,
  knownUserName,
  passwordAndCode,
  wrongPasswordThenRight,
  identifierFirst,
  ssoButtons,
  ssoOnly,
  everythingAtOnce,
  twoMethods,
  refusedCode,
  letterCode,
  authenticatorSetup,
  accountPicker,
  pushApproval,
  mailLink,
  pushOrCode,
  puzzle,
  shortOfTime,
  outOfTime,
  blocked,
  canceledElsewhere,
  newerServer,
  olderServer,
  canonicalServer,
  slowNetwork,
  unavailableTwice,
  offlineAtFirst,
  lostAnswer,
  droppedStreamAtCode,
  streamsBlocked,
  withoutStreams,
  usedCode,
  goneAtCode,
  sessionOverAtCode,
  staleOnce,
  malformedOnce,
  malformedEvents,
}
