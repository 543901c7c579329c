/** OpenID Connect client: authorization code flow with PKCE, state, nonce and signature checks. */
import type { Configuration } from 'openid-client'
import type { SingleSignOnConfig } from '../config.ts'

/** The secrets of one sign-on attempt. */
export type SignOnSecrets = Readonly<{ state: string; nonce: string; verifier: string }>

/** The verified claims of the provider. */
export type SignOnClaims = Readonly<{
  issuer: string
  subject: string
  /** All claims, by the names of OpenID Connect Core, 5.1. */
  claims: Readonly<Record<string, unknown>>
}>

const timeoutSeconds = 10
/** The tolerated clock skew between provider and server. */
const clockToleranceSeconds = 30

/** Per configuration, so that several servers in one process do not share a provider. */
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
      // config.ts allows plain http for local providers only.
      execute: [
        client.enableNonRepudiationChecks,
        ...(issuer.protocol === 'http:' ? [client.allowInsecureRequests] : []),
      ],
    },
  )
}

/** Runs OpenID discovery once; a failure is not cached, so that the next sign-on retries. */
function providerOf(config: SingleSignOnConfig): Promise<Configuration> {
  const discovery = known.get(config) ?? discover(config)
  known.set(config, discovery)
  discovery.catch(() => known.delete(config))
  return discovery
}

/**
 * The authorization URL to redirect a browser to. Rejects while the provider cannot be reached.
 * @param isAgain asks for a new authentication instead of the provider's session (OpenID Connect Core, 3.1.2.1)
 */
export async function addressAtProvider(
  config: SingleSignOnConfig,
  redirectUri: string,
  { state, nonce, verifier }: SignOnSecrets,
  isAgain: boolean,
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
    ...(isAgain ? { prompt: 'login', max_age: '0' } : {}),
  })
  return address.href
}

/**
 * Exchanges the callback URL for verified claims. Rejects for a wrong state, nonce, audience, issuer, signature or time,
 * and when the provider returns an error.
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
  const idClaims = tokens.claims()
  if (!idClaims) throw new Error('the provider sent no ID token')
  // Some providers return further claims from the userinfo endpoint only.
  const isShort = idClaims.email === undefined || idClaims[config.roleClaim] === undefined
  const more =
    isShort && provider.serverMetadata().userinfo_endpoint
      ? await client.fetchUserInfo(provider, tokens.access_token, idClaims.sub)
      : {}
  return { issuer: idClaims.iss, subject: idClaims.sub, claims: { ...more, ...idClaims } }
}
