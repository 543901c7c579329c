/**
 * Whether a sign-in comes from a network that its person has not used before. The first one of all is nothing to tell.
 * @param network undefined when it is not known
 * @param before the networks of earlier sign-ins
 */
export const isNewNetwork = (network: string | undefined, before: readonly (string | undefined)[]): boolean =>
  network !== undefined && before.length > 0 && !before.includes(network)
