import React from 'react';
import type { PartProps } from './edit';
import { LimitsPart } from './LimitsPart';
import { MeasurePart } from './MeasurePart';
import { PagePart } from './PagePart';
import { PromQLPart } from './PromQLPart';
import { RawPart } from './RawPart';
import { RequestsPart } from './RequestsPart';

/** The form of the query's own type. */
export function QueryParts({ query, ...props }: PartProps) {
  switch (query.queryType) {
    case 'measure':
      return <MeasurePart {...props} query={query} />;
    case 'raw':
      return <RawPart {...props} query={query} />;
    case 'limits':
      return <LimitsPart />;
    case 'requests':
      return <RequestsPart {...props} query={query} />;
    case 'page':
      return <PagePart {...props} query={query} />;
    case 'promql':
      return <PromQLPart {...props} query={query} />;
  }
}
