// The script that a page's host offers to sites without a bundler: it sets heights as soon as it is loaded.
import { fitHeights } from './index';

export * from './index';

fitHeights();
