/** A place as `GET /api/territoires` answers it. */
export interface Territory {
  code: string
  label: string
}

export type TerritoryKind = 'commune' | 'departement'

const ask = async (query: Record<string, string>, signal?: AbortSignal): Promise<Territory[]> => {
  const response = await fetch(`/api/territoires?${new URLSearchParams(query)}`, { signal, headers: { accept: 'application/json' } })
  if (!response.ok) throw new Error(`The list of territories answered ${response.status}.`)
  return response.json()
}

export const searchTerritories = (kind: TerritoryKind, text: string, signal: AbortSignal) => ask({ q: text, genre: kind }, signal)

/** Labels of the codes that a document holds; one that no longer exists keeps its code as its label. */
export const labelTerritories = async (kind: TerritoryKind, codes: string[]): Promise<Territory[]> => {
  const known = codes.length > 0 ? await ask({ codes: codes.join(','), genre: kind }) : []
  return codes.map((code) => known.find((place) => place.code === code) ?? { code, label: code })
}
