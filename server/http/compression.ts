import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import type { FastifyInstance } from 'fastify'

/** Smaller answers fit into one packet anyway. */
const thresholdBytes = 1024

/** Compresses what the API answers, but no event streams, which must be sent at once; bodies of requests are not expanded. */
export const compressAnswers = async (scope: FastifyInstance): Promise<void> => {
  await scope.register(compress, {
    encodings: ['br', 'gzip'],
    threshold: thresholdBytes,
    globalDecompression: false,
    // A list of fifty features shrinks to a tenth in less than a millisecond; higher levels take several.
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  })
}
