// Labels beside the ends of lines: moved apart where the ends are near one another, and no further.

interface Block {
  /** Where its labels would like to be, together: the sum of what each asks of the block's top. */
  sum: number;
  count: number;
}

/**
 * Places for labels in a column, in the order asked, the least moved in all (least squares, by pooling neighbours).
 * @param wanted  where each would be, in pixels
 * @param apart   the least distance of two
 * @param low     none is above this, nor, while they fit, below `high`
 */
export function spread(
  wanted: readonly number[],
  apart: number,
  low: number,
  high: number,
): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]! - wanted[b]!);
  const blocks: Block[] = [];
  for (const [rank, i] of order.entries()) {
    // Less what those before it take: then "apart" means no more than "not above".
    let block: Block = { sum: wanted[i]! - rank * apart, count: 1 };
    for (let last = blocks.at(-1); last && topOf(last) >= topOf(block); last = blocks.at(-1)) {
      blocks.pop();
      block = { sum: last.sum + block.sum, count: last.count + block.count };
    }
    blocks.push(block);
  }
  const tops = blocks.flatMap((block) => Array<number>(block.count).fill(topOf(block)));
  const end = high - (wanted.length - 1) * apart;
  const places: number[] = [];
  for (const [rank, i] of order.entries())
    places[i] = Math.max(low, Math.min(end, tops[rank]!)) + rank * apart;
  return places;
}

const topOf = ({ sum, count }: Block) => sum / count;
