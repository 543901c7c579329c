/** Work that servers do beside requests. Created by migrations/0006_jobs.ts. */
export interface JobsTable {
  id: string
  kind: string
  subject: string
  created_at: string
  due_at: string
  attempts: number
  claimed_by: string | null
  claimed_until: string | null
  progress_done: number | null
  progress_total: number | null
  failed_at: string | null
  failure: string | null
}

export interface JobsSchema {
  jobs: JobsTable
}
