import './record.css';

export { default as labelFont } from '../fonts/record-label-latin.woff2?url';
export { default as textFont } from '../fonts/record-latin.woff2?url';
