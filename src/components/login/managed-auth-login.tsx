'use client'

import { type UseLoginFlowOptions, useLoginFlow } from '../../hooks/use-login-flow.ts'
import { type LookProps, LookProvider } from '../look/look.tsx'
import { ExpiryNote } from './expiry-note.tsx'
import { Footer } from './footer.tsx'
import { LoginRoot, type LoginRootProps } from './login-root.tsx'
import { LoginStepView } from './login-step-view.tsx'
import { ProblemNote } from './problem-note.tsx'

export interface ManagedAuthLoginProps
  extends UseLoginFlowOptions,
    LookProps,
    Omit<LoginRootProps, 'flow' | 'children'> {}

/**
 * A person's login to another site, from consent to success, in the page of the host. Import
 * `@managed-auth/react/styles.css` once. Sizes to its container.
 */
export function ManagedAuthLogin(props: ManagedAuthLoginProps) {
  const { text, dir, layout, classNames, slots, ...rest } = props
  return (
    <LookProvider text={text} dir={dir} layout={layout} classNames={classNames} slots={slots}>
      <Login
        // Another code is another flow: nothing typed for the last one is left.
        key={JSON.stringify([rest.connectionId, rest.handoffCode])}
        {...rest}
      />
    </LookProvider>
  )
}

function Login({
  theme,
  density,
  unstyled,
  ...options
}: UseLoginFlowOptions & Omit<LoginRootProps, 'flow' | 'children'>) {
  const flow = useLoginFlow(options)
  return (
    <LoginRoot flow={flow} theme={theme} density={density} unstyled={unstyled}>
      <ProblemNote flow={flow} />
      <ExpiryNote expiry={flow.expiry} />
      <LoginStepView flow={flow} />
      <Footer />
    </LoginRoot>
  )
}
