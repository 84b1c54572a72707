import type { Meta } from '@storybook/react-vite'
import type { ComponentProps } from 'react'
import { expect, fn } from 'storybook/test'
import { ManagedAuthLogin } from '../src/index.ts'
import { scenarios } from '../src/mock/index.ts'
import './looks.css'
import { type LoginStory, stepStory } from './mock-login.tsx'

const meta: Meta<typeof ManagedAuthLogin> = {
  title: 'Looks',
  component: ManagedAuthLogin,
  args: { onSuccess: fn(), onError: fn(), onCancel: fn() },
}
export default meta

const form = stepStory('input', scenarios.ssoButtons, 'signIn')
const look = (args: LoginStory['args']): LoginStory => ({
  ...form,
  args: { ...form.args, ...args },
})

/** Variables, set by a class of the host on the root. */
export const OwnColours = look({ classNames: { root: 'forest' } })

export const OwnColoursDark: LoginStory = { ...OwnColours, globals: { theme: 'dark' } }

/** Classes by part. They need no `!important`. */
export const OwnClasses: LoginStory = {
  ...look({ classNames: { title: 'wide-title' } }),
  play: async (context) => {
    await form.play?.(context)
    await expect(context.canvas.getByRole('heading')).toHaveStyle({ fontWeight: '400' })
  },
}

/** Elements of the host's own design system; each gets every prop of ours, ARIA included. */
export const OwnElements = look({
  slots: {
    submit: (props: ComponentProps<'button'>) => <button {...props} className="host-button" />,
  },
})

/** No rule of ours: markup, focus and announcements stay. */
export const Unstyled: LoginStory = {
  ...look({ unstyled: true }),
  // The browser's own buttons are as small as it likes (WCAG 2.5.8, user agent control).
  parameters: { ...form.parameters, exceptRules: ['target-size'] },
}

export const Compact = look({ density: 'compact' })

export const OptionsAbove = look({ layout: { options: 'above' } })

export const WithoutIcons = look({ layout: { icons: false } })

/** Legal links and the product's name, all off unless asked for. */
export const Footer = look({
  layout: { termsUrl: '/terms', privacyUrl: '/privacy', poweredBy: true },
})

/** A column of 288 px, as on the narrowest phone. */
export const Narrow: LoginStory = { ...form, parameters: { ...form.parameters, width: 288 } }

export const NarrowCode: LoginStory = {
  ...stepStory('input', scenarios.passwordAndCode, 'code'),
  ...{
    parameters: { scenario: scenarios.passwordAndCode, at: 'code', stopsTime: true, width: 288 },
  },
}

export const NarrowRightToLeft: LoginStory = { ...Narrow, globals: { language: 'ar' } }
