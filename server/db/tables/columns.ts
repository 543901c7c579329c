/** The types of columns. Dates and instants are ISO text, structured data is JSON text. */

/** A boolean. */
export type Flag = 0 | 1

/** A column that references people; the optional property marks its type, values are plain text. */
export type PersonId = string & { readonly isPersonId?: true }

/** A JSON list of ids of people. */
export type PersonIds = string & { readonly isPersonIds?: true }

/** A column that references a file; files that nothing refers to are removed. */
export type FileId = string & { readonly isFileId?: true }
