declare module 'parse-prometheus-text-format' {
  const parsePrometheusTextFormat: (page: string) => unknown[];
  // eslint-disable-next-line no-restricted-syntax -- the package has no other export
  export default parsePrometheusTextFormat;
}
