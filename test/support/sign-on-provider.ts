import { generateKeyPairSync } from 'node:crypto'
import { type MutableResponse, type MutableToken, OAuth2Server } from 'oauth2-mock-server'
import { onTestFinished } from 'vitest'
import type { SingleSignOnConfig } from '#server/config.ts'
import type { AtEnd } from './at-end.ts'

/** The claims of the next sign-in; undefined ones are left out. */
type Claims = Record<string, unknown>

export type SignOnProvider = {
  config: SingleSignOnConfig
  /** The environment variables that make a server use it. */
  environment: Record<string, string>
  /** Sets the person of the following sign-ins. */
  vouchFor: (claims: Claims) => void
  server: OAuth2Server
}

/** Generated once, since this is as slow as most tests that use it. */
let signingKey: Record<string, unknown> | undefined
const keyOfProviders = () =>
  (signingKey ??= {
    ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }),
    alg: 'RS256',
    kid: 'provider',
  })

/** A real OpenID provider on a free port, which accepts everyone. @param atEnd registers what stops it; by default when the test ends */
export async function startProvider(
  claims: Claims = {},
  atEnd: AtEnd = onTestFinished,
): Promise<SignOnProvider> {
  const server = new OAuth2Server()
  await server.issuer.keys.add(keyOfProviders())
  await server.start(0, '127.0.0.1')
  atEnd(() => server.stop())
  let current = claims
  server.service.on('beforeTokenSigning', ({ payload }: MutableToken) => Object.assign(payload, current))
  server.service.on('beforeUserinfo', (answer: MutableResponse) => {
    answer.body = { sub: current.sub }
  })
  const issuer = server.issuer.url ?? ''
  const config: SingleSignOnConfig = {
    issuer,
    clientId: 'headrace',
    clientSecret: 'a secret for the provider',
    name: 'Bakery ID',
    scope: 'openid email profile',
    roleClaim: 'groups',
    roles: new Map([
      ['bakers', 'contributor'],
      ['growth', 'pmm'],
      ['it', 'administrator'],
    ]),
    defaultRole: 'viewer',
    trustsEmail: false,
    hasSecondFactor: false,
  }
  const environment = {
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: config.clientId,
    OIDC_CLIENT_SECRET: config.clientSecret,
    OIDC_NAME: config.name,
    OIDC_ROLES: 'bakers=contributor,growth=pmm,it=administrator',
  }
  return { config, environment, server, vouchFor: (next) => (current = next) }
}
