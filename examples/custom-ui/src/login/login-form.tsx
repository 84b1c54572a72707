import type { LoginFlow, LoginStepOf, StepField } from '@managed-auth/react/headless'

export interface LoginFormProps {
  flow: LoginFlow
  step: LoginStepOf<'input' | 'external-action'>
}

/** Whatever the site asks for. The props that the flow hands out make plain elements work. */
export function LoginForm({ flow, step }: LoginFormProps) {
  const userName = flow.getUserNameProps()
  return (
    <form {...flow.getFormProps()}>
      {flow.formProblem && (
        <p {...flow.getProblemProps()} className="lc-trouble" role="alert">
          {flow.formProblem}
        </p>
      )}
      {userName && <input {...userName} />}
      {step.fields.map((field) => (
        <Row key={field.key} flow={flow} field={field} />
      ))}
      {step.fields.length > 0 && (
        <button {...flow.getSubmitProps()} className="lc-main">
          {flow.pending ? 'One moment…' : 'Go on'}
        </button>
      )}
      {step.options.length > 0 && (
        <ul className="lc-options">
          {step.options.map((option) => (
            <li key={option.key}>
              <button {...flow.getOptionProps(option)}>
                {option.label}
                {option.description && <small>{option.description}</small>}
              </button>
            </li>
          ))}
        </ul>
      )}
      <button type="button" className="lc-quiet" onClick={step.cancel}>
        Cancel
      </button>
    </form>
  )
}

function Row({ flow, field }: { flow: LoginFlow; field: StepField }) {
  const { missing, problem } = flow.fieldState(field)
  const isCode = field.type === 'code' || field.type === 'totp-code'
  return (
    <div className="lc-row">
      <label htmlFor={flow.getLabelProps(field).htmlFor}>{field.label ?? field.name}</label>
      {isCode ? (
        <input {...flow.getCodeProps(field)} className="lc-code" />
      ) : (
        <input {...flow.getFieldProps(field)} />
      )}
      {(missing || problem) && (
        <p {...flow.getErrorProps(field)} className="lc-error" role="alert">
          {problem ?? 'Please fill this in.'}
        </p>
      )}
      {field.hint && (
        <p {...flow.getHintProps(field)} className="lc-hint">
          {field.hint}
        </p>
      )}
    </div>
  )
}
