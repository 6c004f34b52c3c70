/** Asks through a preview's public address whether its program answers. */
export interface Probe {
  /**
   * @param url what to get
   * @param mark in the `x-preview` header of what comes by the preview's own route; undefined where routes cannot mark answers
   * @returns what is wrong, for people; undefined when the program answered
   */
  ask(url: URL, options: { readonly mark: string | undefined; readonly healthy: boolean }): Promise<string | undefined>;
}
