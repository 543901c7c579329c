/** Estimates passwords in a thread of its own: the dictionaries take 70 MB, and an estimate up to a fifth of a second. */
import { parentPort, workerData } from 'node:worker_threads'
import core from '@zxcvbn-ts/core'
import common from '@zxcvbn-ts/language-common'
import english from '@zxcvbn-ts/language-en'

const estimator = new core.ZxcvbnFactory({
  dictionary: { ...common.dictionary, ...english.dictionary, chinese: workerData.chinese },
  graphs: common.adjacencyGraphs,
  maxLength: workerData.longest,
  l33tMaxSubstitutions: 12,
})

parentPort.on('message', ({ id, password, personal }) => {
  const { guessesLog10, sequence } = estimator.check(password, personal)
  const matches = sequence.map(({ pattern, dictionaryName, token }) => ({
    pattern,
    dictionary: dictionaryName ?? null,
    length: token.length,
  }))
  parentPort.postMessage({ id, estimate: { guessesLog10, matches } })
})
