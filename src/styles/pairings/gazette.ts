import './gazette.css';

export { default as labelFont } from '../fonts/gazette-label-latin.woff2?url';
export { default as textFont } from '../fonts/gazette-latin.woff2?url';
