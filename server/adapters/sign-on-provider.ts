/** OpenID Connect with one provider: authorization code, PKCE, state, nonce, signatures checked. */
import type { Configuration } from 'openid-client'
import type { SingleSignOnConfig } from '../config.ts'

/** What one browser's way to the provider and back is held together by. */
export type SignOnSecrets = Readonly<{ state: string; nonce: string; verifier: string }>

/** What the provider vouches for. */
export type SignOnClaims = Readonly<{
  issuer: string
  subject: string
  /** Everything it tells of the person, by the names of OpenID Connect Core, 5.1. */
  claims: Readonly<Record<string, unknown>>
}>

const timeoutSeconds = 10
/** How far the clocks of provider and server may be apart. */
const clockToleranceSeconds = 30

/** By configuration, so that servers side by side in one process do not share a provider. */
const known = new WeakMap<SingleSignOnConfig, Promise<Configuration>>()

async function discover(config: SingleSignOnConfig): Promise<Configuration> {
  const client = await import('openid-client')
  const post = client.ClientSecretPost(config.clientSecret)
  const basic = client.ClientSecretBasic(config.clientSecret)
  const issuer = new URL(config.issuer)
  return client.discovery(
    issuer,
    config.clientId,
    { [client.clockTolerance]: clockToleranceSeconds },
    (server, ...rest) =>
      (server.token_endpoint_auth_methods_supported?.includes('client_secret_post') ? post : basic)(
        server,
        ...rest,
      ),
    {
      timeout: timeoutSeconds,
      // config.ts lets plain http through for providers on this machine only.
      execute: [
        client.enableNonRepudiationChecks,
        ...(issuer.protocol === 'http:' ? [client.allowInsecureRequests] : []),
      ],
    },
  )
}

/** Asks the provider for its addresses once; a failure is forgotten, so that the next person's try asks again. */
function providerOf(config: SingleSignOnConfig): Promise<Configuration> {
  const asked = known.get(config) ?? discover(config)
  known.set(config, asked)
  asked.catch(() => known.delete(config))
  return asked
}

/** Where a browser is sent to sign in. Rejects while the provider cannot be reached. */
export async function addressAtProvider(
  config: SingleSignOnConfig,
  redirectUri: string,
  { state, nonce, verifier }: SignOnSecrets,
): Promise<string> {
  const provider = await providerOf(config)
  const client = await import('openid-client')
  const address = client.buildAuthorizationUrl(provider, {
    redirect_uri: redirectUri,
    scope: config.scope,
    state,
    nonce,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  })
  return address.href
}

/**
 * Turns the address that the provider sent a browser back to into what it vouches for. Rejects for a wrong state, nonce,
 * audience, issuer, signature or moment, and when the provider says no.
 */
export async function claimsFromProvider(
  config: SingleSignOnConfig,
  callback: URL,
  { state, nonce, verifier }: SignOnSecrets,
): Promise<SignOnClaims> {
  const provider = await providerOf(config)
  const client = await import('openid-client')
  const tokens = await client.authorizationCodeGrant(provider, callback, {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
  })
  const told = tokens.claims()
  if (!told) throw new Error('the provider sent no ID token')
  // Some providers keep the ID token short and tell the rest when asked.
  const isShort = told.email === undefined || told[config.roleClaim] === undefined
  const more =
    isShort && provider.serverMetadata().userinfo_endpoint
      ? await client.fetchUserInfo(provider, tokens.access_token, told.sub)
      : {}
  return { issuer: told.iss, subject: told.sub, claims: { ...more, ...told } }
}
