import type { Playbook, PlaybookList } from '#server/contracts/playbooks.ts'
import { call } from './client.ts'

export const listPlaybooks = () => call<PlaybookList>('GET', '/playbooks')
export const getPlaybook = (id: string) => call<Playbook>('GET', `/playbooks/${id}`)
export const getCurrentPlaybook = () => call<Playbook>('GET', '/playbooks/current')
