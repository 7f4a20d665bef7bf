/** A data frame as `/api/ds/query` sends it. */
export interface Frame {
  readonly schema: {
    readonly fields: ReadonlyArray<{ type: string; labels?: Record<string, string> }>;
    readonly meta?: { readonly notices?: ReadonlyArray<{ severity: string; text: string }> };
  };
  readonly data: {
    readonly values: ReadonlyArray<ReadonlyArray<number | string | null>>;
    /** Where a column has numbers that JSON cannot write, by column. */
    readonly entities?: ReadonlyArray<{ NaN?: number[]; Inf?: number[]; NegInf?: number[] } | null>;
  };
}

/** One series of an answer. */
export interface Series {
  readonly refId: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly values: readonly number[];
}

/** The series of one query's frames; a table gives one for each row, with its text columns left out. */
export function readFrames([refId, { frames = [] }]: [string, { frames?: readonly Frame[] }]): Series[] {
  return frames.flatMap(({ schema, data }) =>
    schema.fields.flatMap((field, column) => {
      if (field.type !== 'number') {
        return [];
      }
      const values = data.values[column].map((value) => (value === null ? NaN : Number(value)));
      data.entities?.[column]?.Inf?.forEach((row) => (values[row] = Infinity));
      data.entities?.[column]?.NegInf?.forEach((row) => (values[row] = -Infinity));
      return [{ refId, labels: field.labels ?? {}, values }];
    })
  );
}
