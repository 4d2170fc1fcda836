import './review.css';

export { default as labelFont } from '../fonts/review-label-latin.woff2?url';
export { default as textFont } from '../fonts/review-latin.woff2?url';
