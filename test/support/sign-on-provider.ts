import { generateKeyPairSync } from 'node:crypto'
import { type MutableResponse, type MutableToken, OAuth2Server } from 'oauth2-mock-server'
import { onTestFinished } from 'vitest'
import type { SingleSignOnConfig } from '#server/config.ts'

/** The claims of the next sign-in; undefined ones are left out. */
type Claims = Record<string, unknown>

export type SignOnProvider = {
  config: SingleSignOnConfig
  /** The environment that makes a server use it. */
  environment: Record<string, string>
  /** From now on it vouches for this person. */
  vouchFor: (claims: Claims) => void
  server: OAuth2Server
}

/** Made once, for it takes as long as most of what is done with it. */
let signingKey: Record<string, unknown> | undefined
const keyOfProviders = () =>
  (signingKey ??= {
    ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }),
    alg: 'RS256',
    kid: 'provider',
  })

/** A real OpenID provider on a port of its own, which lets everyone in; gone when the test ends. */
export async function startProvider(claims: Claims = {}): Promise<SignOnProvider> {
  const server = new OAuth2Server()
  await server.issuer.keys.add(keyOfProviders())
  await server.start(0, '127.0.0.1')
  onTestFinished(() => server.stop())
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
