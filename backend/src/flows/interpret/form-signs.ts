import type { Sign } from './form-reading.ts'
import { loginSigns } from './login-signs.ts'
import { otherFormSigns } from './other-form-signs.ts'
import { signUpSigns } from './sign-up-signs.ts'

/** Everything that tells what a form is for. */
export const signs: Sign[] = [...loginSigns, ...signUpSigns, ...otherFormSigns]
