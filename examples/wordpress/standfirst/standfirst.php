<?php
/**
 * Plugin Name: Standfirst
 * Description: Sends posts to Standfirst, and shows a brief once an editor has approved it.
 * Version: 0.1.0
 * Requires at least: 6.0
 * Requires PHP: 8.0
 * License: Apache-2.0
 *
 * wp-config.php says where the service is:
 *
 *   define( 'STANDFIRST_URL', 'http://127.0.0.1:8000' );  // as this server reaches it
 *   define( 'STANDFIRST_KEY', 'sfk_…' );                  // scopes summarize and review
 *   define( 'STANDFIRST_SECRET', 'whsec_…' );             // told by POST /v1/webhooks
 *   define( 'STANDFIRST_DESK', 'https://briefs.example' ); // as editors reach it; optional
 *
 * The webhook's address is https://SITE/?rest_route=/standfirst/v1/hook.
 *
 * A post is sent once it is submitted for review or published, and again when its text changes.
 * What is printed above it is what an editor has approved; a brief that is edited further, is
 * withdrawn, or whose article has changed leaves the page until somebody approves it again.
 */

namespace Standfirst;

defined( 'ABSPATH' ) || exit;

const SENT       = '_standfirst_sent';    // hash of what was sent last
const FAILED     = '_standfirst_failed';  // how often no brief came of it
const BRIEF      = '_standfirst_brief';   // id of the latest brief
const STATE      = '_standfirst_state';   // draft, approved, edited, rejected, withdrawn, stale
const FAILURE    = '_standfirst_failure'; // code of the last failure
const HTML       = '_standfirst_html';    // the approved brief, with its AI disclosure
const JSONLD     = '_standfirst_jsonld';
const STATUSES   = array( 'pending', 'future', 'publish' );
const SKEW_S     = 300; // as Standard Webhooks advises
const TIMEOUT_S  = 5;
const PREFIX     = 'wp-';

add_action( 'wp_after_insert_post', __NAMESPACE__ . '\on_save', 10, 2 );
add_action( 'standfirst_send', __NAMESPACE__ . '\send' );
add_action( 'rest_api_init', __NAMESPACE__ . '\register' );
add_action( 'add_meta_boxes_post', __NAMESPACE__ . '\add_box' );
add_action( 'wp_head', __NAMESPACE__ . '\print_jsonld' );
add_filter( 'the_content', __NAMESPACE__ . '\with_brief' );

function on_save( int $post_id, \WP_Post $post ): void {
	if ( 'post' === $post->post_type && in_array( $post->post_status, STATUSES, true ) ) {
		send( $post_id );
	}
}

/** Sends the post unless it was sent as it is; a service that is busy or away is asked later. */
function send( int $post_id ): void {
	$post = get_post( $post_id );
	if ( ! $post || ! in_array( $post->post_status, STATUSES, true ) ) {
		return;
	}
	$article = array(
		'id'   => PREFIX . $post_id,
		'html' => '<article>' . do_blocks( strip_shortcodes( $post->post_content ) ) . '</article>',
	);
	if ( '' !== $post->post_title ) {
		$article['title'] = html_entity_decode( $post->post_title, ENT_QUOTES | ENT_HTML5 );
	}
	$hash = hash( 'sha256', wp_json_encode( $article ) );
	if ( get_post_meta( $post_id, SENT, true ) === $hash ) {
		return;
	}
	$failed  = (int) get_post_meta( $post_id, FAILED, true );
	$headers = array(
		'Content-Type'    => 'application/json',
		'Prefer'          => 'respond-async',
		// Sent twice, it is briefed once; what failed is tried anew when it is saved again.
		'Idempotency-Key' => "{$article['id']}-{$hash}-{$failed}",
	);
	$answer = ask( 'POST', '/v1/summaries', $headers, wp_json_encode( $article ) );
	$status = (int) wp_remote_retrieve_response_code( $answer );
	if ( 202 === $status ) {
		update_post_meta( $post_id, SENT, $hash );
		delete_post_meta( $post_id, FAILURE );
		return;
	}
	$problem = json_decode( wp_remote_retrieve_body( $answer ), true );
	update_post_meta( $post_id, FAILURE, sanitize_key( $problem['code'] ?? 'unreachable' ) );
	if ( 0 === $status || ! empty( $problem['retryable'] ) ) {
		$wait_s = max( 60, (int) wp_remote_retrieve_header( $answer, 'retry-after' ) );
		wp_schedule_single_event( time() + $wait_s, 'standfirst_send', array( $post_id ) );
	}
}

/** @return array|\WP_Error */
function ask( string $method, string $path, array $headers = array(), ?string $body = null ) {
	return wp_remote_request(
		STANDFIRST_URL . $path,
		array(
			'method'      => $method,
			'headers'     => array( 'Authorization' => 'Bearer ' . STANDFIRST_KEY ) + $headers,
			'body'        => $body,
			'timeout'     => TIMEOUT_S,
			'redirection' => 0,
		)
	);
}

function register(): void {
	register_rest_route(
		'standfirst/v1',
		'/hook',
		array(
			'methods'             => 'POST',
			'callback'            => __NAMESPACE__ . '\hear',
			'permission_callback' => __NAMESPACE__ . '\is_signed',
		)
	);
}

/** Whether the service itself sent this, and lately (Standard Webhooks). */
function is_signed( \WP_REST_Request $request ): bool|\WP_Error {
	$id       = (string) $request->get_header( 'webhook-id' );
	$at       = (string) $request->get_header( 'webhook-timestamp' );
	$key      = base64_decode( substr( STANDFIRST_SECRET, strlen( 'whsec_' ) ), true );
	$mac      = hash_hmac( 'sha256', "{$id}.{$at}.{$request->get_body()}", $key, true );
	$expected = 'v1,' . base64_encode( $mac );
	if ( '' !== $id && abs( time() - (int) $at ) <= SKEW_S ) {
		foreach ( explode( ' ', (string) $request->get_header( 'webhook-signature' ) ) as $given ) {
			if ( hash_equals( $expected, $given ) ) {
				return true;
			}
		}
	}
	return new \WP_Error( 'unsigned', 'not signed by the service', array( 'status' => 401 ) );
}

/**
 * An event only says that there is news: what a brief is now, the service is asked. So it does no
 * harm when an event comes twice, late, or after a younger one.
 */
function hear( \WP_REST_Request $request ): \WP_REST_Response {
	$event   = json_decode( $request->get_body(), true );
	$data    = $event['data'] ?? array();
	$article = (string) ( $data['article'] ?? '' );
	$post_id = str_starts_with( $article, PREFIX ) ? (int) substr( $article, strlen( PREFIX ) ) : 0;
	if ( ! get_post( $post_id ) ) {
		return new \WP_REST_Response( null, 204 ); // another site's, or deleted since
	}
	if ( 'summary.failed' === $event['type'] ) {
		update_post_meta( $post_id, FAILURE, sanitize_key( $data['code'] ?? 'failed' ) );
		update_post_meta( $post_id, FAILED, 1 + (int) get_post_meta( $post_id, FAILED, true ) );
		delete_post_meta( $post_id, SENT );
	}
	$brief   = (string) ( $data['brief'] ?? '' );
	$current = (string) get_post_meta( $post_id, BRIEF, true );
	// Ids grow with time: an older brief's news is none.
	if ( preg_match( '/^brf_[0-9a-f]{32}$/', $brief ) && strcmp( $brief, $current ) >= 0 ) {
		update_post_meta( $post_id, BRIEF, $brief );
		return new \WP_REST_Response( null, look( $post_id, $brief ) ? 204 : 503 );
	}
	return new \WP_REST_Response( null, 204 );
}

/** Takes over what the brief is now. False where the service does not tell: ask again. */
function look( int $post_id, string $brief ): bool {
	$answer = ask( 'GET', "/v1/briefs/{$brief}" );
	$status = (int) wp_remote_retrieve_response_code( $answer );
	if ( 404 === $status ) {
		return take_down( $post_id, 'deleted' );
	}
	if ( 200 !== $status ) {
		return false;
	}
	$record = json_decode( wp_remote_retrieve_body( $answer ), true );
	if ( $record['stale'] || 'approved' !== $record['state'] ) {
		return take_down( $post_id, $record['stale'] ? 'stale' : $record['state'] );
	}
	$html   = ask( 'GET', "/v1/briefs/{$brief}/export?format=html" );
	$jsonld = ask( 'GET', "/v1/briefs/{$brief}/export?format=jsonld" );
	foreach ( array( $html, $jsonld ) as $form ) {
		if ( 200 !== wp_remote_retrieve_response_code( $form ) ) {
			return false;
		}
	}
	update_post_meta( $post_id, HTML, wp_slash( wp_remote_retrieve_body( $html ) ) );
	update_post_meta( $post_id, JSONLD, wp_slash( wp_remote_retrieve_body( $jsonld ) ) );
	update_post_meta( $post_id, STATE, 'approved' );
	return true;
}

function take_down( int $post_id, string $state ): bool {
	delete_post_meta( $post_id, HTML );
	delete_post_meta( $post_id, JSONLD );
	update_post_meta( $post_id, STATE, sanitize_key( $state ) );
	return true;
}

function with_brief( string $content ): string {
	if ( ! is_singular( 'post' ) || get_the_ID() !== get_queried_object_id() ) {
		return $content;
	}
	$html = (string) get_post_meta( get_the_ID(), HTML, true );
	return '' === $html ? $content : '<aside class="standfirst">' . wp_kses_post( $html ) . '</aside>' . $content;
}

function print_jsonld(): void {
	$kept = is_singular( 'post' ) ? json_decode( (string) get_post_meta( get_the_ID(), JSONLD, true ), true ) : null;
	if ( is_array( $kept ) ) {
		$kept['url'] = get_permalink();
		// Escaped, so that no word of an article can end the element.
		echo '<script type="application/ld+json">' . wp_json_encode( $kept, JSON_HEX_TAG | JSON_HEX_AMP ) . "</script>\n";
	}
}

function add_box(): void {
	add_meta_box( 'standfirst', 'Standfirst', __NAMESPACE__ . '\show_box', 'post', 'side' );
}

function show_box( \WP_Post $post ): void {
	$brief   = (string) get_post_meta( $post->ID, BRIEF, true );
	$failure = (string) get_post_meta( $post->ID, FAILURE, true );
	$state   = (string) get_post_meta( $post->ID, STATE, true );
	$desk    = defined( 'STANDFIRST_DESK' ) ? STANDFIRST_DESK : STANDFIRST_URL;
	if ( '' !== $failure ) {
		printf( '<p>%s <code>%s</code></p>', esc_html( 'No brief:' ), esc_html( $failure ) );
	}
	if ( '' === $brief ) {
		echo '<p>' . esc_html( 'A brief is written once the post is submitted for review or published.' ) . '</p>';
		return;
	}
	printf(
		'<p>%s <strong>%s</strong></p><p><a href="%s" target="_blank" rel="noopener">%s</a></p>',
		esc_html( 'Brief:' ),
		esc_html( $state ),
		esc_url( "{$desk}/#{$brief}" ),
		esc_html( 'Review it' )
	);
}
