/** What a page of the help is made of, whether it was written as Markdown or comes from the catalogue. Pure. */

export type Inline =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'strong'; readonly content: readonly Inline[] }
  | { readonly type: 'em'; readonly content: readonly Inline[] }
  | { readonly type: 'link'; readonly topic: string; readonly content: readonly Inline[] };

export type Block =
  | { readonly type: 'heading'; readonly level: number; readonly content: readonly Inline[] }
  | { readonly type: 'paragraph'; readonly content: readonly Inline[] }
  | { readonly type: 'code'; readonly text: string }
  | {
      readonly type: 'list';
      readonly isOrdered: boolean;
      readonly items: readonly (readonly Inline[])[];
    }
  | {
      readonly type: 'table';
      readonly head: readonly (readonly Inline[])[];
      readonly rows: readonly (readonly (readonly Inline[])[])[];
    };

/** What is read of a line, as one string. */
export function plainText(content: readonly Inline[]): string {
  return content.map((part) => ('text' in part ? part.text : plainText(part.content))).join('');
}

/** All words of a block, for a search. */
export function blockText(block: Block): string {
  switch (block.type) {
    case 'code':
      return block.text;
    case 'list':
      return block.items.map(plainText).join(' ');
    case 'table':
      return [block.head, ...block.rows].flat().map(plainText).join(' ');
    case 'heading':
    case 'paragraph':
      return plainText(block.content);
  }
}

/** The topics a page leads to. */
export function linksOf(blocks: readonly Block[]): readonly string[] {
  const inLine = (content: readonly Inline[]): readonly string[] =>
    content.flatMap((part) => {
      if (part.type === 'link') return [part.topic];
      return 'content' in part ? inLine(part.content) : [];
    });
  return blocks.flatMap((block) => {
    if (block.type === 'code') return [];
    if (block.type === 'list') return block.items.flatMap(inLine);
    if (block.type === 'table') return [block.head, ...block.rows].flat().flatMap(inLine);
    return inLine(block.content);
  });
}

export function text(value: string): Inline {
  return { type: 'text', text: value };
}

export function code(value: string): Inline {
  return { type: 'code', text: value };
}

export function paragraph(...content: readonly Inline[]): Block {
  return { type: 'paragraph', content };
}
