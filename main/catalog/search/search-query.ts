export type Filters = {
  readonly category?: string | undefined;
  readonly gender?: string | undefined;
  readonly colour?: string | undefined;
  readonly brand?: string | undefined;
};
export type Page = { readonly limit: number; readonly offset: number };
export type SearchQuery = Filters & Page & { readonly text: string };
