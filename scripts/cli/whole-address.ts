/** `awa@racine.example`, which no program takes for an option. Whether there is such an address, the server knows. */
export const isWholeAddress = (text: string): boolean => /^[^\s@-][^\s@]*@[^\s@]+$/.test(text);
