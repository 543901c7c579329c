import { html, type TemplateResult } from 'lit'
import { credentialsText } from '../locales/credentials.ts'
import './hr-form-field.ts'

/**
 * The fields of a form that asks for one's own password again: also the address, hidden, by which password managers find
 * it. The form reads the field `password`.
 */
export const ownPassword = (email: string, error: string): TemplateResult => html`
  <input hidden name="email" autocomplete="username" .value=${email} readonly />
  <hr-form-field
    name="password"
    type="password"
    autocomplete="current-password"
    .label=${credentialsText('password')}
    .error=${error}
  ></hr-form-field>
`
