/** Whether a panel of a dashboard shows what another one was answered, and asks nothing itself. */
export function sharesAnswer({ datasource }: { readonly datasource?: { readonly uid?: string } }): boolean {
  return datasource?.uid === '-- Dashboard --';
}
