import Link from 'next/link';
import type { ReactNode } from 'react';
import ReactMarkdown, { type Components, defaultUrlTransform } from 'react-markdown';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';

/** A colleague named in a text: `[@Marta](mention:<membership id>)`. */
const MENTION = 'mention:';

/** The usual elements of a text without images, which would call other servers. */
const schema = {
  ...defaultSchema,
  tagNames: defaultSchema.tagNames?.filter((name) => name !== 'img'),
  protocols: { ...defaultSchema.protocols, href: ['http', 'https', 'mailto', 'mention'] },
};

const components: Components = {
  // The page has its own headings: those of a text stand below them.
  h1: ({ children }) => <h4>{children}</h4>,
  h2: ({ children }) => <h4>{children}</h4>,
  h3: ({ children }) => <h5>{children}</h5>,
  a: ({ href = '', children }) => <Address href={href}>{children}</Address>,
};

function Address({ href, children }: { href: string; children: ReactNode }) {
  if (href.startsWith(MENTION)) return <span className="rounded-sm bg-accent-soft px-1 text-accent-ink">{children}</span>;
  if (href.startsWith('/') && !href.startsWith('//')) return <Link href={href}>{children}</Link>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  );
}

/** What people wrote, as Markdown; HTML in it is shown as nothing. */
export function Markdown({ children }: { children: string }) {
  return (
    <div className="written">
      <ReactMarkdown
        remarkPlugins={[remarkGfm]}
        rehypePlugins={[[rehypeSanitize, schema]]}
        urlTransform={(url) => (url.startsWith(MENTION) ? url : defaultUrlTransform(url))}
        components={components}
        skipHtml
      >
        {children}
      </ReactMarkdown>
    </div>
  );
}
