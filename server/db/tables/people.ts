/** People and authentication. Created by migrations/0001_people.ts. */
import type { Flag, PersonId } from './columns.ts'

export interface PeopleTable {
  id: string
  name: string
  email: string
  role: string
  job_function: string | null
  is_department_lead: Flag
  language: string
  version: number
  created_at: string
  disabled_at: string | null
  anonymised_at: string | null
}

export interface SessionsTable {
  id: string
  token_hash: string
  person_id: PersonId
  method: string
  /** The single sign-on identity that began it. */
  identity_id: string | null
  has_second_factor: Flag
  address: string | null
  user_agent: string | null
  created_at: string
  last_seen_at: string
  expires_at: string
  authenticated_at: string | null
}

export interface KnownDevicesTable {
  token_hash: string
  person_id: PersonId
  created_at: string
  last_used_at: string
  expires_at: string
}

export interface PasswordsTable {
  person_id: PersonId
  hash: string
  changed_at: string
}

export interface SecondFactorsTable {
  person_id: PersonId
  secret: string
  confirmed_at: string | null
  last_step: number | null
}

export interface RecoveryCodesTable {
  person_id: PersonId
  code_hash: string
  used_at: string | null
}

export interface AccountLinksTable {
  id: string
  token_hash: string
  person_id: PersonId
  purpose: string
  created_by_id: PersonId | null
  created_at: string
  expires_at: string
  used_at: string | null
}

export interface IdentitiesTable {
  id: string
  issuer: string
  subject: string
  person_id: PersonId
  created_at: string
  has_second_factor: Flag
  unlinked_at: string | null
}

export interface SingleSignOnRequestsTable {
  state_hash: string
  nonce: string
  verifier: string
  return_to: string
  expires_at: string
  session_id: string | null
}

export interface ApiTokensTable {
  id: string
  person_id: PersonId
  name: string
  token_hash: string
  scope: string
  created_at: string
  expires_at: string
  last_used_at: string | null
  revoked_at: string | null
}

export interface SetupCodesTable {
  code_hash: string
  expires_at: string
}

export interface AttemptsTable {
  key: string
  count: number
  last_at: string
  forgotten_at: string
}

export interface PeopleSchema {
  people: PeopleTable
  sessions: SessionsTable
  known_devices: KnownDevicesTable
  passwords: PasswordsTable
  second_factors: SecondFactorsTable
  recovery_codes: RecoveryCodesTable
  account_links: AccountLinksTable
  identities: IdentitiesTable
  single_sign_on_requests: SingleSignOnRequestsTable
  api_tokens: ApiTokensTable
  setup_codes: SetupCodesTable
  attempts: AttemptsTable
}
