declare module '#pairing';
declare module '#pairing-faces' {
  /** Addresses of the files of the faces for text and labels. */
  export const text: string;
  export const label: string;
}
declare module '*.woff2?url' {
  const address: string;
  export default address;
}
