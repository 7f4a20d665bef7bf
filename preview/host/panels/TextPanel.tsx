import { renderTextPanelMarkdown, textUtil, type PanelProps } from '@grafana/data';
import React from 'react';

interface TextOptions {
  mode?: 'markdown' | 'html' | 'code';
  content?: string;
}

/** Draws a text panel. */
export function TextPanel({ options, replaceVariables }: PanelProps<TextOptions>) {
  const content = replaceVariables(options.content ?? '');
  if (options.mode === 'code') {
    return <pre>{content}</pre>;
  }
  const __html =
    options.mode === 'html' ? textUtil.sanitizeTextPanelContent(content) : renderTextPanelMarkdown(content);
  return (
    <div className="markdown-html" style={{ height: '100%', overflow: 'auto' }} dangerouslySetInnerHTML={{ __html }} />
  );
}
